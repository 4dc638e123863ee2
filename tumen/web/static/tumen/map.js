// The map of the page, to be moved and zoomed. It draws the outlines and the marks of the table that stands
// below it, and knows nothing besides. Without it the drawing of the server stays as it is.
"use strict";

(function () {
  const frame = document.getElementById("map");
  if (!frame || typeof L === "undefined") {
    return;
  }
  const told = frame.dataset;

  function rows() {
    return document.querySelectorAll("tr[data-longitude]");
  }

  function tooltip(row) {
    const words = document.createElement("span");
    const cells = row.children;
    words.textContent = cells[0].textContent + ": " + cells[2].firstChild.firstChild.textContent;
    return words;
  }

  function marks(map) {
    for (const row of rows()) {
      const at = [Number(row.dataset.latitude), Number(row.dataset.longitude)];
      const mark = L.circleMarker(at, {
        radius: Number(row.dataset.radius) * 1.1,
        className: "mark " + row.dataset.level,
        keyboard: false,
      });
      mark.bindTooltip(tooltip(row));
      mark.on("click", function () { row.querySelector("a").focus(); });
      mark.addTo(map);
    }
  }

  function draw(outlines) {
    const drawing = frame.firstElementChild;
    const place = document.createElement("div");
    place.className = "map-live";
    place.setAttribute("role", "region");
    place.setAttribute("aria-label", told.label);
    drawing.replaceWith(place);
    const map = L.map(place, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      zoomSnap: 0.25,
      minZoom: 1,
      maxZoom: 6,
      maxBounds: [[-75, -200], [85, 200]],
      zoomAnimation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
    L.control.zoom({ zoomInTitle: told.zoomIn, zoomOutTitle: told.zoomOut }).addTo(map);
    const marked = new Set(Array.from(rows(), function (row) { return row.dataset.country; }));
    L.geoJSON(outlines, {
      interactive: false,
      style: function (land) { return { className: marked.has(land.id) ? "outline marked" : "outline" }; },
    }).addTo(map);
    map.fitBounds([[Number(told.south), Number(told.west)], [Number(told.north), Number(told.east)]]);
    marks(map);
  }

  fetch(told.outlines)
    .then(function (answer) { return answer.ok ? answer.json() : null; })
    .then(function (outlines) { if (outlines) { draw(outlines); } })
    .catch(function () { /* the drawing of the server stays */ });
}());
