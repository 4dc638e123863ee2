// Boxes drawn over the picture of a page: by pointer, by touch, by keys, or step by step with buttons. The typed
// lines are what is sent: each change is written there, and what is typed there is drawn. Without this file the
// lines are typed. Sides are thousandths of the page, so that neither zoom nor a narrow window changes them.
(function () {
  "use strict"
  const svg = document.getElementById("boxes-on-page")
  const lines = document.getElementById("boxes")
  const tools = document.getElementById("boxes-tools")
  const bar = document.getElementById("boxes-bar")
  if (!svg || !lines || !tools || !bar) return
  const own = document.getElementById("boxes-own")
  const list = document.getElementById("boxes-list")
  const said = document.getElementById("boxes-said")
  const touch = document.getElementById("boxes-touch")
  const size = document.getElementById("boxes-size")
  const add = document.getElementById("boxes-add")
  const here = Number(svg.dataset.page)
  const WHOLE = 1000 // a page is so wide and so high
  const LEAST = 5 // a box that is smaller was a click
  const STEP = 5 // by which an arrow moves
  const HANDLE = { pointer: 24, touch: 44 } // CSS pixels of a corner that is held: WCAG 2.5.8, and a finger
  const WAYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }
  const corner = made("rect", { class: "corner" })
  let boxes = []
  let chosen = -1

  tools.hidden = false
  bar.hidden = false
  own.replaceChildren()
  own.after(corner)
  lines.addEventListener("input", function () { read(); draw() })
  new ResizeObserver(draw).observe(svg)
  read()
  draw()

  function read() {
    boxes = lines.value.split("\n").map(function (line) {
      const numbers = line.trim().split(/[\s,]+/).map(Number)
      return numbers.length === 5 && numbers.every(Number.isInteger) ? numbers : null
    }).filter(Boolean)
    chosen = Math.min(chosen, boxes.length - 1)
  }

  function write() {
    lines.value = boxes.map(function (box) { return box.join(" ") }).join("\n")
    draw()
  }

  function words(template, values) {
    return template.replace(/%([a-z])/g, function (all, name) { return name in values ? values[name] : all })
  }

  function named(at) { return words(tools.dataset.box, { n: at + 1, p: boxes[at][0] }) }

  function place(box) {
    return words(tools.dataset.place, { l: box[1], t: box[2], w: box[3] - box[1], h: box[4] - box[2] })
  }

  function tell(at) { said.textContent = named(at) + ": " + place(boxes[at]) }

  // ---- what is shown: elements stay where they are, so that the one with the focus keeps it ----

  function made(name, attributes) {
    const element = document.createElementNS(svg.namespaceURI, name)
    set(element, attributes)
    return element
  }

  function set(element, attributes) {
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]) })
  }

  function fit(parent, count, make) {
    while (parent.children.length > count) parent.lastElementChild.remove()
    while (parent.children.length < count) parent.append(make())
  }

  function sidesOf(box) { return { x: box[1], y: box[2], width: box[3] - box[1], height: box[4] - box[2] } }

  function draw() {
    const shown = boxes.map(function (box, at) { return at }).filter(function (at) { return boxes[at][0] === here })
    fit(own, shown.length, function () { return made("rect", { role: "button", tabindex: "0" }) })
    shown.forEach(function (at, row) {
      const kind = at === chosen ? "own chosen" : "own"
      set(own.children[row], Object.assign({ class: kind, "data-at": at, "aria-label": named(at) }, sidesOf(boxes[at])))
    })
    held()
    listed()
  }

  function held() { // below the lower right corner and beside it, so that a small box can be held too
    const box = boxes[chosen], sheet = svg.getBoundingClientRect()
    const isHere = Boolean(box) && box[0] === here && sheet.width > 0
    corner.setAttribute("visibility", isHere ? "visible" : "hidden")
    if (!isHere) return
    const pixels = svg.classList.contains("by-touch") ? HANDLE.touch : HANDLE.pointer
    const wide = pixels / sheet.width * WHOLE, high = pixels / sheet.height * WHOLE
    const sides = { x: Math.min(box[3], WHOLE - wide), y: Math.min(box[4], WHOLE - high), width: wide, height: high }
    set(corner, Object.assign({ "data-at": chosen }, sides))
  }

  function listed() {
    fit(list, boxes.length, function () {
      const row = document.createElement("li")
      row.append(button("boxes-one"), button("boxes-remove"))
      return row
    })
    boxes.forEach(function (box, at) {
      const one = list.children[at].firstChild, remove = list.children[at].lastChild
      one.dataset.at = remove.dataset.at = at
      one.textContent = named(at)
      one.title = place(box)
      one.setAttribute("aria-pressed", String(at === chosen))
      remove.textContent = tools.dataset.remove
      remove.setAttribute("aria-label", tools.dataset.remove + ": " + named(at))
    })
    if (!boxes.length) said.textContent = tools.dataset.none
  }

  function button(kind) {
    const made = document.createElement("button")
    made.type = "button"
    made.className = kind
    return made
  }

  function onPage(at) { return own.querySelector('[data-at="' + at + '"]') }

  function goTo(at) { // on the page, where it is seen; one of another page has its line alone
    const found = onPage(at) || list.children[at].firstChild
    found.focus()
    found.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  function choose(at) {
    chosen = at
    draw()
    if (boxes[at]) tell(at)
  }

  // ---- changes ----

  function remove(at, isOnPage) {
    boxes.splice(at, 1)
    chosen = Math.min(at, boxes.length - 1)
    write()
    if (!boxes.length) add.focus()
    else if (isOnPage && onPage(chosen)) onPage(chosen).focus()
    else list.children[chosen].firstChild.focus()
    said.textContent = words(tools.dataset.removed, { n: at + 1 })
  }

  function nudge(at, way, isSize) {
    const box = boxes[at]
    if (isSize) sized(box, box[3] + way[0], box[4] + way[1])
    else moved(box, box[1] + way[0], box[2] + way[1])
    chosen = at
    write()
    tell(at)
  }

  function within(value, least, most) { return Math.max(least, Math.min(most, Math.round(value))) }

  function moved(box, left, top) {
    const wide = box[3] - box[1], high = box[4] - box[2]
    box[1] = within(left, 0, WHOLE - wide)
    box[2] = within(top, 0, WHOLE - high)
    box[3] = box[1] + wide
    box[4] = box[2] + high
  }

  function sized(box, right, bottom) {
    box[3] = within(right, box[1] + LEAST, WHOLE)
    box[4] = within(bottom, box[2] + LEAST, WHOLE)
  }

  // ---- by keys, and by buttons ----

  function pressed(event) {
    const isOnPage = own.contains(event.target)
    if (!isOnPage && event.target.className !== "boxes-one") return
    const at = Number(event.target.dataset.at)
    const isSize = event.shiftKey || size.getAttribute("aria-pressed") === "true"
    if (event.key === "Delete" || event.key === "Backspace") remove(at, isOnPage)
    else if (WAYS[event.key]) nudge(at, WAYS[event.key], isSize)
    else if (isOnPage && (event.key === "Enter" || event.key === " ")) choose(at)
    else return
    event.preventDefault()
    if (isOnPage && onPage(at)) onPage(at).scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  list.addEventListener("keydown", pressed)
  own.addEventListener("keydown", pressed)
  own.addEventListener("focusin", function (event) {
    if (!hold) choose(Number(event.target.dataset.at))
  })

  list.addEventListener("click", function (event) {
    const at = Number(event.target.dataset.at)
    if (event.target.className === "boxes-remove") remove(at, false)
    if (event.target.className !== "boxes-one") return
    choose(at)
    goTo(at)
  })

  bar.addEventListener("click", function (event) {
    const way = WAYS[event.target.dataset.way]
    if (!way) return
    if (boxes[chosen]) nudge(chosen, way, size.getAttribute("aria-pressed") === "true")
    else said.textContent = tools.dataset.none
  })

  add.addEventListener("click", function () {
    boxes.push([here, 400, 450, 600, 500])
    chosen = boxes.length - 1
    write()
    goTo(chosen)
    tell(chosen)
  })

  function toggled(button) {
    const on = button.getAttribute("aria-pressed") !== "true"
    button.setAttribute("aria-pressed", String(on))
    return on
  }

  size.addEventListener("click", function () { toggled(size) })
  touch.addEventListener("click", function () {
    svg.classList.toggle("by-touch", toggled(touch))
    draw()
  })

  // Not the style sheet alone: a browser that is busy, or old, would take the first stroke for a scroll, or for
  // the way back to the page before.
  svg.addEventListener("touchstart", function (event) {
    if (svg.classList.contains("by-touch")) event.preventDefault()
  }, { passive: false })

  // ---- by pointer ----

  let hold = null // what one pointer holds: a new box, a box, or its corner

  function at(event) {
    const sheet = svg.getBoundingClientRect()
    return [(event.clientX - sheet.left) / sheet.width * WHOLE, (event.clientY - sheet.top) / sheet.height * WHOLE]
  }

  svg.addEventListener("pointerdown", function (event) {
    if (hold || event.button !== 0 || !event.isPrimary) return // a second finger draws nothing
    if (event.pointerType === "touch" && !svg.classList.contains("by-touch")) return
    event.preventDefault()
    svg.setPointerCapture(event.pointerId)
    const begun = at(event)
    const on = event.target.dataset.at
    hold = { pointer: event.pointerId, way: "new", begun: begun, before: lines.value }
    if (on === undefined) {
      hold.rect = svg.appendChild(made("rect", { class: "own chosen" }))
      return
    }
    chosen = Number(on)
    const box = boxes[chosen]
    hold.way = event.target === corner ? "corner" : "box"
    hold.off = hold.way === "corner" ? [begun[0] - box[3], begun[1] - box[4]] : [begun[0] - box[1], begun[1] - box[2]]
    draw()
  })

  svg.addEventListener("pointermove", function (event) {
    if (!hold || event.pointerId !== hold.pointer) return
    const now = at(event)
    if (hold.way === "new") {
      hold.sides = corners(hold.begun, now)
      set(hold.rect, sidesOf([here].concat(hold.sides)))
      return
    }
    const change = hold.way === "corner" ? sized : moved
    change(boxes[chosen], now[0] - hold.off[0], now[1] - hold.off[1])
    write()
  })

  svg.addEventListener("pointerup", function (event) {
    if (!hold || event.pointerId !== hold.pointer) return
    const sides = hold.sides
    let on = hold.way === "new" ? -1 : chosen
    released()
    if (sides && sides[2] - sides[0] >= LEAST && sides[3] - sides[1] >= LEAST) {
      boxes.push([here].concat(sides))
      on = boxes.length - 1
      write()
    }
    choose(on)
    if (onPage(on)) onPage(on).focus({ preventScroll: true }) // the keys go on from here
  })

  function released() {
    if (hold.rect) hold.rect.remove()
    hold = null
  }

  function cancelled() { // what was held is as it was
    lines.value = hold.before
    released()
    read()
    draw()
  }

  svg.addEventListener("pointercancel", function (event) {
    if (hold && event.pointerId === hold.pointer) cancelled()
  })

  document.addEventListener("keydown", function (event) {
    if (hold && event.key === "Escape") cancelled()
  })

  svg.addEventListener("click", function (event) { // a tap while the page is scrolled by touch chooses
    if (event.target.dataset.at !== undefined) choose(Number(event.target.dataset.at))
  })

  function corners(one, other) {
    const way = [0, 1].map(function (axis) {
      const two = [within(one[axis], 0, WHOLE), within(other[axis], 0, WHOLE)]
      return two[0] < two[1] ? two : [two[1], two[0]]
    })
    return [way[0][0], way[1][0], way[0][1], way[1][1]]
  }
})()
