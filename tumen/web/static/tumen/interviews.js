// The keys of an interview, and words kept while they are typed. Without this script the same is done by the
// buttons of the page; the recording is then played by the browser's own controls.
(function () {
  "use strict"
  const SOON = 3000 // milliseconds from a first key to keeping it: no more can be lost
  const form = document.getElementById("say")
  if (form) {
    const words = form.elements.words
    const told = form.querySelector(".kept")
    const pause = form.querySelector(".pause")
    let waiting = null
    let asking = null
    let last = words.value

    const keep = async function () {
      waiting = null
      if (!words.value.trim() || words.value === last) return
      const sent = words.value
      const body = new FormData(form)
      body.set("draft", "yes")
      asking = new AbortController()
      told.textContent = form.dataset.keeping
      try {
        const answer = await fetch(form.action, { method: "POST", body: body, signal: asking.signal })
        if (answer.status !== 204) throw new Error(String(answer.status))
        last = sent
        told.textContent = form.dataset.kept
      } catch (error) {
        if (error.name === "AbortError") return
        told.textContent = form.dataset.notKept
        soon()
      }
    }

    const soon = function () {
      if (waiting === null) waiting = setTimeout(keep, SOON)
    }

    words.addEventListener("input", soon)
    form.addEventListener("submit", function () {
      clearTimeout(waiting)
      if (asking) asking.abort()
    })
    document.addEventListener("keydown", function (event) {
      if (event.isComposing || event.altKey || event.metaKey) return
      if (event.key === "Escape") {
        event.preventDefault()
        document.body.classList.add("is-hidden") // before the server answers, whatever it answers
        form.requestSubmit(pause)
      } else if (event.key === "Enter" && event.ctrlKey && event.target === words) {
        event.preventDefault()
        form.requestSubmit()
      }
    })
    words.focus()
    words.setSelectionRange(words.value.length, words.value.length)
  }

  const player = document.getElementById("player")
  if (player) {
    let until = Infinity
    document.querySelectorAll("a.clock").forEach(function (clock) {
      clock.addEventListener("click", function (event) {
        event.preventDefault()
        until = Number(clock.dataset.ends) / 1000
        player.currentTime = Number(clock.dataset.begins) / 1000
        player.play()
      })
    })
    player.addEventListener("timeupdate", function () {
      if (player.currentTime >= until) {
        until = Infinity
        player.pause()
      }
    })
  }
})()
