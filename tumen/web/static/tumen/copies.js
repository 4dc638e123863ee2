// Words that are selected in the text go to the list of those that are taken out too. Without it they are typed.
(function () {
  "use strict"
  const text = document.getElementById("copy-text")
  const list = document.getElementById("withhold")
  const said = document.getElementById("withhold-note")
  if (!text || !list) return

  function selected() {
    const found = document.getSelection()
    if (!found || found.isCollapsed || !text.contains(found.anchorNode) || !text.contains(found.focusNode)) return ""
    return found.toString().replace(/\s+/g, " ").trim()
  }

  // However it was selected: by keys, the mouse, a finger, or before this was loaded.
  document.addEventListener("selectionchange", offer)

  const button = document.getElementById("withhold-selected")

  function offer() {
    if (button) button.hidden = !selected()
  }

  if (button) {
    button.addEventListener("mousedown", function (event) { event.preventDefault() })
    button.addEventListener("click", function () {
      const words = selected()
      if (!words) return
      const before = list.value.trim()
      list.value = (before ? before + "\n" : "") + words + "\n"
      said.textContent = button.dataset.added.replace("%s", words)
      button.hidden = true
    })
    offer()
  }
})()
