var root = document.documentElement
try {
  var theme = localStorage.getItem('rialto.theme')
  if (theme) root.dataset.theme = theme
  var language = localStorage.getItem('rialto.language')
  if (language && language !== root.lang && !/[?&]lang=/.test(location.search)) root.dataset.words = 'wait'
} catch (error) {
  console.debug(error)
}
document.addEventListener('DOMContentLoaded', function () {
  var app = document.getElementById('app')
  function begin() {
    document.querySelectorAll('[rel=later]').forEach(function (link) { link.rel = 'modulepreload' })
    import(app.href)
  }
  if (!app) return
  if (document.hidden) begin()
  else requestAnimationFrame(function () { setTimeout(begin) })
})
