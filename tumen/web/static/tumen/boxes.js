// Boxes drawn over the picture of a page, by pointer or by keys. The typed lines are what is sent: each change is
// written there, and what is typed there is drawn. Without this file the lines are typed.
(function () {
  "use strict"
  const svg = document.getElementById("boxes-on-page")
  const lines = document.getElementById("boxes")
  const tools = document.getElementById("boxes-tools")
  if (!svg || !lines || !tools) return
  const own = document.getElementById("boxes-own")
  const list = document.getElementById("boxes-list")
  const said = document.getElementById("boxes-said")
  const touch = document.getElementById("boxes-touch")
  const here = Number(svg.dataset.page)
  const WHOLE = 1000 // a page is so wide and so high
  const LEAST = 5 // a box that is smaller was a click
  const STEP = 5 // by which an arrow key moves
  let boxes = []
  let chosen = -1

  tools.hidden = false
  lines.addEventListener("input", function () { read(); draw() })
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

  function made(name, attributes) {
    const element = document.createElementNS(svg.namespaceURI, name)
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]) })
    return element
  }

  function draw() {
    own.replaceChildren()
    boxes.forEach(function (box, at) {
      if (box[0] !== here) return
      const sides = { x: box[1], y: box[2], width: box[3] - box[1], height: box[4] - box[2] }
      own.append(made("rect", Object.assign({ class: at === chosen ? "own chosen" : "own", "data-at": at }, sides)))
      if (at === chosen) own.append(made("rect", { class: "corner", "data-at": at, x: box[3] - 12, y: box[4] - 10, width: 24, height: 20 }))
    })
    listed()
  }

  function listed() {
    const held = document.activeElement
    const kept = held && list.contains(held) ? [held.dataset.at, held.className] : null
    list.replaceChildren()
    boxes.forEach(function (box, at) {
      const row = document.createElement("li")
      const name = words(tools.dataset.box, { n: at + 1, p: box[0] })
      row.append(button(name, "boxes-one", at), button(tools.dataset.remove, "boxes-remove", at))
      row.firstChild.setAttribute("aria-pressed", String(at === chosen))
      row.firstChild.title = place(box)
      row.lastChild.setAttribute("aria-label", tools.dataset.remove + ": " + name)
      list.append(row)
    })
    if (!boxes.length) said.textContent = tools.dataset.none
    if (kept) focusOn(kept[1], kept[0])
  }

  function button(name, kind, at) {
    const made = document.createElement("button")
    made.type = "button"
    made.className = kind
    made.dataset.at = at
    made.textContent = name
    return made
  }

  function focusOn(kind, at) {
    const found = list.querySelector("." + kind + '[data-at="' + at + '"]')
    if (found) found.focus()
  }

  function place(box) {
    return words(tools.dataset.place, { l: box[1], t: box[2], w: box[3] - box[1], h: box[4] - box[2] })
  }

  function choose(at) {
    chosen = at
    draw()
    if (boxes[at]) said.textContent = words(tools.dataset.box, { n: at + 1, p: boxes[at][0] }) + ": " + place(boxes[at])
  }

  function remove(at) {
    boxes.splice(at, 1)
    chosen = Math.min(at, boxes.length - 1)
    write()
    said.textContent = words(tools.dataset.removed, { n: at + 1 })
    if (boxes.length) focusOn("boxes-one", chosen)
    else document.getElementById("boxes-add").focus()
  }

  list.addEventListener("click", function (event) {
    const at = Number(event.target.dataset.at)
    if (event.target.className === "boxes-one") choose(at)
    if (event.target.className === "boxes-remove") remove(at)
  })

  list.addEventListener("keydown", function (event) {
    if (event.target.className !== "boxes-one") return
    const at = Number(event.target.dataset.at)
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault()
      remove(at)
      return
    }
    const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key]
    if (!way) return
    event.preventDefault()
    if (event.shiftKey) sized(boxes[at], boxes[at][3] + way[0], boxes[at][4] + way[1])
    else moved(boxes[at], boxes[at][1] + way[0], boxes[at][2] + way[1])
    chosen = at
    write()
    said.textContent = place(boxes[at])
  })

  document.getElementById("boxes-add").addEventListener("click", function () {
    boxes.push([here, 400, 450, 600, 500])
    chosen = boxes.length - 1
    write()
    focusOn("boxes-one", chosen)
    said.textContent = place(boxes[chosen])
  })

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

  // ---- by pointer ----

  let hold = null // what the pointer holds: a new box, a box, or the corner of one

  touch.addEventListener("click", function () {
    const on = touch.getAttribute("aria-pressed") !== "true"
    touch.setAttribute("aria-pressed", String(on))
    svg.classList.toggle("by-touch", on)
  })

  function at(event) {
    const sheet = svg.getBoundingClientRect()
    return [(event.clientX - sheet.left) / sheet.width * WHOLE, (event.clientY - sheet.top) / sheet.height * WHOLE]
  }

  svg.addEventListener("pointerdown", function (event) {
    if (event.button !== 0 || (event.pointerType === "touch" && !svg.classList.contains("by-touch"))) return
    event.preventDefault()
    svg.setPointerCapture(event.pointerId)
    const begun = at(event)
    const on = event.target.dataset.at
    if (on === undefined) {
      hold = { way: "new", begun: begun, rect: own.appendChild(made("rect", { class: "own chosen" })) }
      return
    }
    chosen = Number(on)
    const box = boxes[chosen]
    hold = { way: event.target.classList.contains("corner") ? "corner" : "box", off: [begun[0] - box[1], begun[1] - box[2]] }
    draw()
  })

  svg.addEventListener("pointermove", function (event) {
    if (!hold) return
    const now = at(event)
    if (hold.way === "new") {
      const sides = corners(hold.begun, now)
      const told = { x: sides[0], y: sides[1], width: sides[2] - sides[0], height: sides[3] - sides[1] }
      Object.keys(told).forEach(function (key) { hold.rect.setAttribute(key, told[key]) })
      hold.sides = sides
    } else if (hold.way === "corner") {
      sized(boxes[chosen], now[0], now[1])
      write()
    } else {
      moved(boxes[chosen], now[0] - hold.off[0], now[1] - hold.off[1])
      write()
    }
  })

  svg.addEventListener("pointerup", function () {
    if (!hold) return
    const sides = hold.sides
    const isNew = hold.way === "new"
    hold = null
    if (isNew && sides && sides[2] - sides[0] >= LEAST && sides[3] - sides[1] >= LEAST) {
      boxes.push([here].concat(sides))
      chosen = boxes.length - 1
      write()
    }
    choose(chosen)
  })

  svg.addEventListener("pointercancel", function () {
    hold = null
    draw()
  })

  function corners(one, other) {
    const way = [0, 1].map(function (axis) {
      const two = [within(one[axis], 0, WHOLE), within(other[axis], 0, WHOLE)]
      return two[0] < two[1] ? two : [two[1], two[0]]
    })
    return [way[0][0], way[1][0], way[0][1], way[1][1]]
  }
})()
