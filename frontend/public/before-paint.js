// A file of its own because the content security policy allows no inline script.
var root = document.documentElement
try {
  // A chosen theme never flashes; nor do first words in another language than the chosen one.
  var theme = localStorage.getItem('rialto.theme')
  if (theme) root.dataset.theme = theme
  var language = localStorage.getItem('rialto.language')
  if (language && language !== root.lang && !/[?&]lang=/.test(location.search)) root.dataset.words = 'wait'
} catch (error) {
  // Storage is refused in some private windows.
  console.debug(error)
}
// The app's files travel with the page; it begins after the first paint.
document.addEventListener('DOMContentLoaded', function () {
  var app = document.getElementById('app')
  function begin() {
    import(app.href)
  }
  if (!app) return
  if (document.hidden) begin()
  else requestAnimationFrame(function () { setTimeout(begin) })
})
