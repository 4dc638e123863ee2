// The keys of the review desk, and words taken from the text by selecting them. Everything that a key does is a
// link or a button of the page; without this script they are used as they are.
(function () {
  "use strict"
  const desk = document.getElementById("desk")
  const text = document.getElementById("text")
  if (!desk || !text) return
  const WIDE = "(min-width: 64rem)"

  // ---- words selected in the text ----

  let taken = null // the last words selected, with what stands before them: a field takes the selection away

  function plain(range) {
    const part = range.cloneContents()
    part.querySelectorAll(".number, .unseen").forEach((extra) => extra.remove())
    return part.textContent
  }

  function take() {
    const chosen = document.getSelection()
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return
    const range = chosen.getRangeAt(0)
    if (!text.contains(range.commonAncestorContainer)) return
    const words = plain(range).trim()
    if (!words) return
    const before = range.cloneRange()
    before.selectNodeContents(text)
    before.setEnd(range.startContainer, range.startOffset)
    taken = { words: words, before: plain(before).trim().slice(-60) }
  }

  document.addEventListener("selectionchange", take)

  function fill(field, keep) {
    take() // a key can come before the word of the last selection does
    if (!field || !taken) return false
    const joined = keep && field.value.trim() && field.tagName === "TEXTAREA"
    field.value = joined ? field.value.trimEnd() + "\n" + taken.words : taken.words
    const before = field.form.querySelector("[data-before]")
    if (before) before.value = taken.before
    return true
  }

  // Beside each field that takes words stands a button for it.
  desk.querySelectorAll("[data-takes-words]").forEach(function (field) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "plain take"
    button.textContent = desk.dataset.take
    button.setAttribute("aria-label", desk.dataset.take + ": " + (field.labels[0] ? field.labels[0].textContent : ""))
    button.addEventListener("mousedown", (event) => event.preventDefault()) // keeps the selection
    button.addEventListener("click", function () { fill(field, true); field.focus() })
    field.after(button)
  })
  document.querySelectorAll("[data-before]").forEach(function (before) {
    const words = before.form.querySelector("[name=words]")
    words.addEventListener("input", function () { before.value = "" }) // typed words are found by themselves
  })

  // ---- keys ----

  const press = (id) => { const at = document.getElementById(id); if (at) at.click() }

  function unfold(id, field) {
    const fold = document.getElementById(id)
    if (!fold) return
    fold.open = true
    const first = document.getElementById(field) || fold.querySelector("input:not([type=hidden]), textarea, select")
    if (first) { first.focus(); first.scrollIntoView({ block: "nearest" }) }
  }

  function mark() {
    fill(document.getElementById("mark-words"), false)
    unfold("mark", taken ? "mark-sort" : "mark-words")
  }

  function split() {
    fill(document.getElementById("split-other"), false)
    unfold("split", "split-other")
  }

  function slots() {
    const first = desk.querySelector(".desk-slots .correct")
    if (first) first.focus()
  }

  function keys() {
    const fold = document.getElementById("keys")
    if (!fold) return
    fold.open = !fold.open
    fold.querySelector("summary").focus()
  }

  function close() {
    desk.querySelectorAll("details[open]").forEach((fold) => { fold.open = false })
    desk.focus({ preventScroll: true })
  }

  // At the slots j and k go from one to the next; elsewhere from claim to claim.
  function step(by, id) {
    const all = Array.from(desk.querySelectorAll(".desk-slots .correct"))
    const at = all.indexOf(document.activeElement)
    if (at < 0) return press(id)
    const next = all[at + by]
    if (next) next.focus()
  }

  const KEYS = {
    a: () => press("accept"), j: () => step(1, "after"), k: () => step(-1, "before"),
    r: () => unfold("reject", "reject-why"), c: slots, s: split, m: mark,
    g: () => unfold("merge", "merge-other"), u: () => press("undo"), d: () => press("finish"),
    n: () => press("skip-document"), "?": keys
  }

  const isTyping = (at) => at.matches("input:not([type=checkbox]), textarea, select")

  desk.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === "Escape") { event.preventDefault(); close(); return }
    if (isTyping(event.target)) return
    if (event.key === "w") {
      const field = desk.querySelector(".desk-slot.is-open [data-takes-words]")
      if (field && fill(field, true)) { event.preventDefault(); field.focus() }
      return
    }
    const act = KEYS[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })

  // ---- where one is when the page has come ----

  function settle() {
    const opened = desk.querySelector(".desk-slot.is-open")
    const folded = Array.from(desk.querySelectorAll("details.desk-more[open]")).find((fold) => fold.id !== "keys")
    const chosen = desk.querySelector(".claimed.is-chosen")
    const isWide = window.matchMedia(WIDE).matches
    if (chosen && isWide) chosen.scrollIntoView({ block: "center", behavior: "instant" })
    const field = (opened || folded) && (opened || folded).querySelector("input:not([type=hidden]), textarea, select")
    if (field) field.focus({ preventScroll: isWide })
    else if (!desk.contains(document.activeElement)) (document.getElementById("claim") || desk).focus({ preventScroll: true })
    if (opened && isWide) opened.scrollIntoView({ block: "nearest", behavior: "instant" })
  }

  // A browser goes to the place that the address names once all has come, and takes the focus along: so twice.
  settle()
  if (document.readyState !== "complete") window.addEventListener("load", () => window.setTimeout(settle, 0))
})()
