// The key "/" leads to the field of search, from wherever nothing is being typed. Without it the field is
// reached as any other.
(function () {
  "use strict"
  const field = document.getElementById("q")
  if (!field) return

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest("input, textarea, select, [contenteditable]")) return
    event.preventDefault()
    field.focus()
    field.select()
  })
})()
