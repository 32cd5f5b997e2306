// Runs before the first paint, so that a chosen theme never flashes. A file of its own because the content security policy allows no inline script.
try {
  var theme = localStorage.getItem('rialto.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch (error) {
  // Storage is refused in some private windows: the system's theme then decides.
  console.debug('No stored theme', error)
}
