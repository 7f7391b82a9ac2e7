/* The map in the browser.
 *
 * Geometry is fetched once per layer and kept. A rerun of the page sends one packed view (values and classes of every
 * period); this file repaints, keeps the camera, plays time, and reports clicks. Every text that comes from data is set
 * with textContent. Nothing here asks another host.
 */
(() => {
  "use strict";

  const LATEST = "latest";
  const MAX_LABELS = 70;
  const CAMERA_SECONDS = 0.3;
  const STEP_MS = 1100;
  const SYMBOL_RADIUS = 34;
  const SMALL = 360;  // a map no higher has no panels: map.css
  const SMALLER = 0.75;  // zoom steps that a province may lose for panels to lie beside it
  const TIP = [170, 180];  // half as wide and as high as a tooltip is
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const reduced = () => motion.matches;
  const print = matchMedia("print");

  const geometry = new Map();
  const state = { map: null, view: null, stop: 0, layer: null, byCode: new Map(), symbols: new Map(), area: null,
                  fitted: null, focused: null, left: null, order: [], playing: 0, sent: 0, turn: 0, answers: 0, data: null, early: null, clear: "" };

  // ---------------------------------------------------------------- small tools
  const el = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  };
  const formats = new Map();  // making an Intl format costs more than painting a region
  const number = (value, digits = 0) => {
    const key = `${state.view.lang}${digits}`;
    if (!formats.has(key)) {
      formats.set(key, new Intl.NumberFormat(state.view.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
    }
    return formats.get(key).format(value);
  };
  const shown = value => number(value, state.view.digits);
  const load = src => new Promise((done, failed) => {  // fetched beside Leaflet, where st_folium would fetch it after
    document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed }));
  });
  const own = new URL(document.currentScript.src);
  const decoder = load("/app/static/vendor/topojson-client/topojson-client.min.js");
  const styled = () => {  // where the panels stand is not known before
    const sheet = [...document.querySelectorAll('link[rel="stylesheet"]')].find(({ href }) => href.includes("/peta/map.css"));
    if (sheet && !sheet.sheet) return new Promise(done => ["load", "error"].forEach(end => sheet.addEventListener(end, done)));
  };
  const ahead = load(new URL(`ahead.js${own.search}`, own)).then(() => window.petaAhead(view => {
    state.early = view.packed;
    put(view);
  })).catch(() => ({ keep() {} }));  // without it each view waits for the server
  const fetchOnce = ([url]) => {
    if (!geometry.has(url)) {
      geometry.set(url, fetch(url).then(answer => {
        if (!answer.ok) throw new Error(url);
        return answer.json();
      }).catch(error => { geometry.delete(url); throw error; }));
    }
    return geometry.get(url);
  };
  // What fails here fails again when it is needed, and is shown then.
  own.searchParams.getAll("early").forEach(url => fetchOnce([url]).catch(() => null));
  const unpack = async packed => {
    const bytes = Uint8Array.from(atob(packed), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return { ...JSON.parse(await new Response(stream).text()), packed };
  };
  const tell = (kind, value) => {
    // st_folium compares with what it sent last: keep its record in step, so that a pan sends nothing.
    const message = { last_object_clicked_tooltip: `${kind}:${value}#${++state.sent}.${Date.now() % 1e6}` };
    const record = window.__GLOBAL_DATA__;
    record.last_object_clicked_tooltip = message.last_object_clicked_tooltip;
    record.previous_data = message;
    window.Streamlit.setComponentValue(message);
  };

  // ---------------------------------------------------------------- patterns: no data is hatched, never plain
  const hatch = (paper, ink) => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.fillStyle = paper;
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = ink;
    pen.lineWidth = 1;
    pen.beginPath();
    [[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]].forEach(([x, y, u, v]) => { pen.moveTo(x, y); pen.lineTo(u, v); });
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  };

  // Hidden: fine dots, never a plain colour.
  const dots = (paper, ink) => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const pen = tile.getContext("2d");
    pen.fillStyle = paper;
    pen.fillRect(0, 0, 6, 6);
    pen.fillStyle = ink;
    [[1, 1], [4, 4]].forEach(([x, y]) => pen.fillRect(x, y, 1.5, 1.5));
    return pen.createPattern(tile, "repeat");
  };
  const isHidden = kind => kind === "b" || kind === "m";

  // ---------------------------------------------------------------- mounting: panes, controls, keys
  // Few canvases, for a browser without a graphics card composes each of them on every frame: the land with the units, and
  // what lies over them (parents, the chosen area, symbols).
  const PANES = { units: 400, over: 410, names: 440 };

  function mount(map) {
    state.map = map;
    for (const [name, z] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = z;
      if (name !== "units") pane.style.pointerEvents = "none";
      if (name === "names") pane.setAttribute("aria-hidden", "true");
    }
    state.canvas = Object.fromEntries(Object.keys(PANES).filter(name => name !== "names").map(name => [name, L.canvas({ pane: name, padding: 0.1 })]));
    map.attributionControl.setPrefix(false);
    still();
    motion.addEventListener("change", still);
    addEventListener("beforeprint", () => toPaper(true));
    addEventListener("afterprint", () => toPaper(false));
    print.addEventListener("change", () => toPaper(print.matches));
    state.zoom = L.control.zoom({ position: "topleft", zoomInTitle: "", zoomOutTitle: "" }).addTo(map).getContainer();
    state.scale = L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map).getContainer();
    state.legend = panel("peta-legend", "bottomleft");
    state.keys = panel("peta-keys", "bottomright");
    state.keys.setAttribute("aria-hidden", "true");  // the map's own label says it at more length
    state.time = panel("peta-time", "bottomright");
    state.strip = panel("peta-strip", "topright");
    state.strip.tabIndex = 0;  // it may scroll: the keyboard must reach it
    state.strip.setAttribute("role", "region");
    map.getContainer().tabIndex = 0;
    state.skip = Object.assign(el("button", "peta-skip"), { type: "button", onclick: skip });
    map.getContainer().before(state.skip);
    state.tip = L.tooltip({ className: "peta-tip", direction: "top", offset: [0, -8], opacity: 1 });
    state.live = map.getContainer().appendChild(el("div", "peta-live"));
    state.live.setAttribute("aria-live", "polite");
    state.pen = map.getPane("names").appendChild(el("canvas")).getContext("2d");
    map.on("zoomstart", clearNames);
    map.on("moveend zoomend resize", drawLabels);
    map.getContainer().addEventListener("keydown", onKey);
    map.getContainer().addEventListener("focus", event => enter(event.relatedTarget));
    map.getContainer().addEventListener("blur", unmark);
    map.getContainer().addEventListener("pointerdown", () => map.getContainer().blur());  // and so focused anew, by mouse
    document.addEventListener("keydown", onTheme);
    new ResizeObserver(() => { if (print.matches) return; map.invalidateSize({ animate: false }); refit(); }).observe(map.getContainer());
    const grown = new ResizeObserver(() => { if (!print.matches && !state.sheet && String(furniture()) !== state.clear) drawLabels(); });
    [state.legend, state.strip, state.time].forEach(box => grown.observe(box));
  }

  // Where the reader wants no motion, nothing zooms, glides or fades: each view is there at once.
  function still() {
    state.map._zoomAnimated = !reduced();
    Object.assign(state.map.options, { inertia: !reduced(), fadeAnimation: !reduced(), zoomAnimation: !reduced() });
  }

  function panel(className, position) {
    const control = L.control({ position });
    const box = el("div", `peta-panel ${className}`);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    control.onAdd = () => box;
    control.addTo(state.map);
    box.move = corner => control.getPosition() === corner || control.setPosition(corner);
    return box;
  }

  // ---------------------------------------------------------------- a new view arrives
  async function show(packed, data) {
    const answer = ++state.answers;
    const isAhead = packed === state.early;  // it is painted already, or about to be
    if (!isAhead) Object.assign(state, { turn: state.turn + 1, early: null });
    const turn = state.turn;
    const view = await unpack(packed);
    const { keep } = await ahead;
    if (answer !== state.answers) return;
    keep(view, data, turn === state.turn);
    state.data = data;
    if (!isAhead && turn === state.turn) await put(view, turn);
  }

  async function put(view, turn = ++state.turn) {
    const [units, parents, land] = await Promise.all(
      [view.layer.units, view.layer.parents, view.layer.land].map(fetchOnce).concat(decoder, styled())).catch(() => []);
    if (turn !== state.turn) return;
    forget(view);
    state.view = view;
    if (!units) return fail(view);
    document.documentElement.lang = view.lang;
    document.documentElement.dataset.theme = view.theme;
    const label = view.text.map;
    const box = state.map.getContainer();
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", label);
    state.skip.textContent = view.text.skip;
    state.keys.textContent = view.text.keys;
    state.strip.setAttribute("aria-label", view.text.strip);
    box.querySelector(".leaflet-control-zoom-in").title = view.text.zoom_in;
    box.querySelector(".leaflet-control-zoom-in").setAttribute("aria-label", view.text.zoom_in);
    box.querySelector(".leaflet-control-zoom-out").title = view.text.zoom_out;
    box.querySelector(".leaflet-control-zoom-out").setAttribute("aria-label", view.text.zoom_out);
    state.outlines = { units: [units, view.layer.units[1]], parents: [parents, view.layer.parents[1]] };
    state.ground = land;
    const isFirst = state.fitted === null;
    if (isFirst) refit();  // a camera that moves later would project every outline twice
    drawLayers();
    attribution(view.text.attribution);
    state.stop = Math.min(Math.max(view.start, 0), view.stops.length - 1);
    drawTime();
    drawLegend();
    paint(state.stop);
    if (isFirst) state.fitted = null;  // now that the panels are there
    refit();
    document.fonts.ready.then(refit);
    enter();
    window.petaPainted = (window.petaPainted || 0) + 1;
  }

  function drawLayers() {
    drawLand(state.ground);
    drawAround();
    drawUnits(state.view.area === "id" ? everything : inSight());
    drawParents();
    drawSymbols();
    drawChosen();
  }

  // ---------------------------------------------------------------- on paper: one picture, the legend beside it
  // A printed frame has another size than the one on screen and runs no script while it is laid out: what is printed is drawn
  // before. Dark inks are changed for those of white paper.
  function toPaper(is) {
    if (!state.view || !state.outlines || is === Boolean(state.sheet)) return;
    if (!is) {
      state.sheet.remove();
      state.sheet = null;
      if (state.screen) redraw(state.screen);
      state.screen = null;
      drawLabels();
      return enter();  // who walked by keys goes on from there
    }
    unmark();
    const { print: inks } = state.view;
    state.sheet = el("canvas", "peta-sheet");
    state.screen = inks ? state.view : null;
    if (inks) redraw({ ...state.view, ...inks });
    Object.values(state.canvas).forEach(renderer => renderer._redraw());
    drawLabels();
    drawSheet();
    state.map.getContainer().prepend(state.sheet);
  }

  function redraw(view) {
    state.view = view;
    document.documentElement.dataset.theme = view.theme;
    drawLayers();
    drawLegend();
    paint(state.stop);
  }

  function drawSheet() {
    const size = state.map.getSize();
    const [, [right, below]] = room(size);
    const [wide, high] = [size.x - Math.max(right - 16, 0), size.y - Math.max(below - 16, 0)];
    const dense = window.devicePixelRatio || 1;
    Object.assign(state.sheet, { width: wide * dense, height: high * dense });
    const pen = state.sheet.getContext("2d");
    pen.scale(dense, dense);
    const moved = L.DomUtil.getPosition(state.map.getPane("mapPane"));
    for (const canvas of [state.canvas.units._container, state.canvas.over._container, state.pen.canvas]) {
      const { x, y } = L.DomUtil.getPosition(canvas).add(moved);
      pen.drawImage(canvas, x, y, parseFloat(canvas.style.width), parseFloat(canvas.style.height));
    }
    drawScale(pen, high);
  }

  function drawScale(pen, high) {
    const bar = state.scale.querySelector(".leaflet-control-scale-line");
    const long = parseFloat(bar.style.width);
    const { ink } = state.view.look;
    Object.assign(pen, { strokeStyle: ink, fillStyle: ink, lineWidth: 2, font: NAME, textBaseline: "bottom" });
    pen.strokeRect(8, high - 8, long, 0);
    pen.fillText(bar.textContent, 8, high - 12);
  }

  function fail(view) {
    const box = state.strip;
    box.replaceChildren(el("p", "peta-error", view.text.geometry_missing));
    box.hidden = false;
    window.petaPainted = (window.petaPainted || 0) + 1;
  }

  function attribution(text) {
    if (state.credit) state.map.attributionControl.removeAttribution(state.credit);
    const safe = el("span", "", text).innerHTML;  // escapes: Leaflet joins attributions as markup
    state.map.attributionControl.addAttribution(state.credit = safe);
  }

  // The whole country needs the width: the strip lies below it, over the Indian Ocean, and covers no island.
  const isWide = () => state.view.area === "id";

  function refit() {
    const view = state.view;
    if (!view || state.sheet) return;
    const size = state.map.getSize();
    const key = `${view.area}|${view.bounds}|${size.x}x${size.y}`;
    if (!size.x || key === state.fitted && !hides(size)) return;
    state.map.getContainer().classList.toggle("is-country", isWide());
    const first = state.fitted === null || !state.fitted.endsWith(`${size.x}x${size.y}`);
    state.fitted = key;
    state.camera = placed(size);
    if (!first || !isAt(state.camera)) {
      state.map.setView(state.camera.center, state.camera.zoom, { animate: !first && !reduced(), duration: CAMERA_SECONDS });
    }
    state.beside = String(panels(size));
  }

  const isAt = ({ center, zoom }) => zoom === state.map.getZoom() && center.equals(state.map.getCenter(), 1e-6);

  const panels = size => isWide() || size.y <= SMALL ? [] :
    [state.legend, state.time, state.zoom].filter(box => !box.hidden && box.childElementCount).map(boxOf);

  // Whether a panel has grown, by its classes or its letters, over a region of a map that nobody has moved.
  function hides(size) {
    const boxes = panels(size);
    if (String(boxes) === state.beside) return false;
    state.beside = String(boxes);
    return isAt(state.camera) && covered(state.camera, size, boxes, projected());
  }

  // The largest view in which no panel lies on a region of the province, where that does not cost too much; else the largest.
  function placed(size) {
    const [[left, top], [right, below]] = room(size);
    const boxes = panels(size);
    const lefts = [left, ...boxes.map(box => box[2] + 8).filter(x => x > left && x < size.x / 2)];
    const belows = [below, ...boxes.map(box => size.y - box[1] + 6).filter(y => y > below && y < size.y / 2)];
    const views = belows.flatMap(low => lefts.map(x => fitted(size, [x, top], [right, low]))).sort((a, b) => b.zoom - a.zoom);
    const outlines = boxes.length ? projected() : [];
    return views.find(view => view.zoom >= views[0].zoom - SMALLER && !covered(view, size, boxes, outlines)) ?? views[0];
  }

  function fitted(size, start, end) {
    const [w, s, e, n] = state.view.bounds;
    const bounds = L.latLngBounds([s, w], [n, e]);
    const zoom = state.map.getBoundsZoom(bounds, false, L.point(start).add(end));
    const [one, other] = [bounds.getSouthWest(), bounds.getNorthEast()].map(corner => state.map.project(corner, zoom));
    return { zoom, center: state.map.unproject(one.add(other).add(end).subtract(start).divideBy(2), zoom) };
  }

  const projected = () => [...state.byCode].filter(([code]) => code.startsWith(state.view.area))
    .flatMap(([, layer]) => layer.getLatLngs().flat(Infinity)).map(point => state.map.project(point, 0));

  function covered({ center, zoom }, size, boxes, outlines) {
    const corner = state.map.project(center, zoom).subtract(size.divideBy(2));
    const far = 2 ** zoom;
    return outlines.some(point => {
      const x = point.x * far - corner.x, y = point.y * far - corner.y;
      return boxes.some(box => x > box[0] && x < box[2] && y > box[1] && y < box[3]);
    });
  }

  // What is left free for the panels: above and left, then below and right. The small map has none, but its attribution.
  function room({ x, y }) {
    const narrow = x < 800;
    if (y <= SMALL) return [[10, 10], [10, x < 480 ? 44 : 28]];
    if (isWide()) return [[12, 6], [12, narrow ? 240 : 178]];
    const right = !state.view.off.some(({ length }) => length) ? 10 : narrow ? 216 : 266;
    return [[10, 8], [right, 40]];
  }

  // ---------------------------------------------------------------- layers
  function swap(slot, key, make) {
    if (state[`${slot}Key`] === key) return state[slot];
    if (state[slot]) state[slot].remove();
    state[`${slot}Key`] = key;
    state[slot] = make().addTo(state.map);
    return state[slot];
  }

  function drawLand(land) {
    const look = state.view.look;
    const [url, name] = state.view.layer.land;
    const before = state.land;
    swap("land", `${url}|${look.land}`, () => L.geoJSON(topojson.feature(land, land.objects[name]), {
      renderer: state.canvas.units, pane: "units", interactive: false,
      style: { stroke: true, color: look.coast, weight: 0.5, fillColor: look.land, fillOpacity: 1 } }));
    if (state.land !== before) state.land.bringToBack();  // to move what stands rightly would draw everything anew
  }

  // Districts come one province at a time: the regencies of the other provinces in sight are the land around them.
  function drawAround() {
    const look = state.view.look;
    const [topology, name] = state.outlines.parents;
    const alone = state.view.layer.units[0] !== state.view.layer.parents[0];
    const near = inSight();
    const shapes = alone ? topology.objects[name].geometries.filter(shape => !active(shape.properties.code) && near(shape)) : [];
    const before = state.around;
    swap("around", `${alone}|${state.view.area}|${look.neighbour}`, () => L.geoJSON(
      shapes.map(shape => topojson.feature(topology, shape)), { renderer: state.canvas.units, pane: "units", interactive: false,
        style: { color: look.neighbour_edge, weight: 0.7, fillColor: look.neighbour, fillOpacity: 1 } }));
    if (state.around === before) return;
    state.around.bringToBack();
    state.land.bringToBack();
  }

  // Borders between parents only: coasts are drawn by the units.
  function drawParents() {
    const look = state.view.look;
    const [topology, name] = state.outlines.parents;
    const key = `${state.view.layer.parents}|${look.parent}`;
    swap("parents", key, () => L.geoJSON(topojson.mesh(topology, topology.objects[name], (a, b) => a !== b), {
      renderer: state.canvas.over, pane: "over", interactive: false, style: { color: look.parent, weight: 1.4 } }));
  }

  // The whole country is 64,000 points. What the reader looks at is drawn at once, the rest when the browser is idle.
  const everything = () => true;
  function inSight() {
    const [w, s, e, n] = state.view.bounds;
    const size = state.map.getSize();
    const shape = size.x / (size.y || 1) || 1;
    const half = Math.max(n - s, (e - w) / shape) * 0.65;
    const box = [(w + e) / 2 - half * shape, (s + n) / 2 - half, (w + e) / 2 + half * shape, (s + n) / 2 + half];
    return ({ bbox, properties }) => active(properties.code) ||
      (bbox[0] < box[2] && bbox[2] > box[0] && bbox[1] < box[3] && bbox[3] > box[1]);
  }

  function drawUnits(wanted) {
    swap("units", String(state.view.layer.units), () => {
      state.byCode = new Map();
      state.painted = new Map();
      state.order = [];  // the camera may move, and ask for names, before the first paint of the new units
      return L.geoJSON(null, {
        renderer: state.canvas.units, pane: "units", style: { weight: 0.7, fillOpacity: 1 }, smoothFactor: 1,
        onEachFeature: (feature, layer) => {
          state.byCode.set(feature.properties.code, layer);
          layer.on({ mousemove: event => hover(feature.properties.code, event.latlng), mouseout: hideTip,
                     click: () => pick(feature.properties.code) });
        } });
    });
    addUnits(wanted, Infinity);
    state.row = new Map(state.view.codes.map((code, i) => [code, i]));
    state.hatch = hatch(state.view.look.paper, state.view.look.hatch);
    state.dots = dots(state.view.look.paper, state.view.look.parent);
    cancelIdleCallback(state.idle);
    state.idle = requestIdleCallback(drawRest, { timeout: 1000 });
  }

  function addUnits(wanted, most) {
    const [topology, name] = state.outlines.units;
    const left = topology.objects[name].geometries.filter(shape => !state.byCode.has(shape.properties.code) && wanted(shape));
    for (const shape of left.slice(0, most)) state.units.addData(topojson.feature(topology, shape));
    return left.length > most;
  }

  function drawRest() {
    const more = addUnits(everything, 40);
    fillUnits();
    if (more) state.idle = requestIdleCallback(drawRest, { timeout: 1000 });
  }

  function drawChosen() {
    if (state.chosen) state.chosen.remove();
    const code = state.view.area;
    const own = state.byCode.has(code);
    const [topology, name] = state.outlines[own ? "units" : "parents"];
    const shape = topology.objects[name].geometries.find(({ properties }) => properties.code === code);
    state.chosen = shape ? L.geoJSON(topojson.feature(topology, shape), { renderer: state.canvas.over, pane: "over",
      interactive: false, style: { color: state.view.look.accent, weight: own ? 3 : 1.8, fill: false } }).addTo(state.map) : null;
  }

  function drawSymbols() {
    const look = state.view.look;
    const codes = state.view.mode === "symbols" ? state.view.codes : [];
    const key = `${state.view.layer.units}|${look.symbol}|${look.symbol_edge}|${codes}`;
    if (state.symbolsKey === key) return;
    state.symbolsKey = key;
    state.symbols.forEach(mark => mark.remove());
    state.symbols = new Map();
    for (const code of codes) {
      const layer = state.byCode.get(code);
      if (!layer) continue;
      const { x, y } = layer.feature.properties;
      state.symbols.set(code, L.circleMarker([y, x], { renderer: state.canvas.over, pane: "over", interactive: false,
        radius: 0, stroke: false, color: look.symbol_edge, weight: 1, fillColor: look.symbol, fillOpacity: 0 })
        .addTo(state.map));
    }
  }

  const active = code => state.view.scope === "id" || code.startsWith(state.view.scope);
  const cell = code => {
    const i = state.row.get(code);
    const stop = state.view.data[state.stop];
    if (state.view.at_sea) return { kind: "s" };  // crews are never painted on land
    if (i === undefined || !stop) return { kind: "-" };
    const kind = stop.k[i];
    return { kind, value: stop.v[i], count: stop.c ? stop.c[i] : stop.v[i], note: state.view.notes[stop.n[i]] };
  };
  const told = (kind, value) => kind === "b" ? state.view.text.band : kind === "m" ? state.view.text.masked : shown(value);
  const radius = value => value > 0 ? Math.max(4, SYMBOL_RADIUS * Math.sqrt(value / state.view.largest)) : 0;

  function fill(code, kind) {
    const look = state.view.look;
    if (!active(code)) return { fillColor: look.neighbour, color: look.neighbour_edge };
    if (kind === "-") return { fillColor: state.hatch, color: look.unit_edge };
    if (kind === "s") return { fillColor: look.paper, color: look.unit_edge };
    if (isHidden(kind)) return { fillColor: state.dots, color: look.unit_edge };
    if (kind === "z") return { fillColor: look.paper, color: look.zero_edge };
    const colour = state.view.mode === "symbols" ? look.known : state.view.palette[kind];
    return { fillColor: colour, color: state.view.mode === "symbols" ? look.unit_edge : look.hairline };
  }

  // ---------------------------------------------------------------- painting one stop of time
  function paint(stop) {
    state.stop = stop;
    // The words around the map are about the time that the address names: the page dims them while the map is elsewhere.
    parent.document.documentElement.classList.toggle("peta-elsewhere", stop !== state.view.start);
    fillUnits();
    paintSymbols();
    orderUnits();
    countClasses();
    drawStrip();
    drawLabels();
    const range = state.time.querySelector("input");
    if (range) {
      range.value = stop;
      range.setAttribute("aria-valuetext", state.view.stops[stop].label);
      state.time.querySelector("output").textContent = state.view.stops[stop].label;
    }
  }

  function fillUnits() {
    state.byCode.forEach((layer, code) => {
      const kind = cell(code).kind, style = fill(code, kind);
      const pattern = typeof style.fillColor !== "string";
      const key = `${state.view.theme}|${pattern ? kind : style.fillColor}|${style.color}`;
      if (state.painted.get(code) === key) return;
      state.painted.set(code, key);
      layer.setStyle(style);
    });
  }

  function paintSymbols() {
    const sized = [...state.symbols].map(([code, mark]) => {
      const { kind, value } = cell(code);
      return [mark, active(code) && kind !== "-" && kind !== "z" ? radius(value) : 0];
    }).sort((a, b) => b[1] - a[1]);
    for (const [mark, size] of sized) {
      mark.setRadius(size);
      mark.setStyle({ fillOpacity: size ? 0.55 : 0, stroke: size > 0 });
      if (size) mark.bringToFront();
    }
  }

  const height = ({ kind, value }) => value ?? (isHidden(kind) ? -0.5 : -1);  // hidden counts stand together, below zero
  function orderUnits() {
    state.order = [...state.byCode.keys()].filter(active).map(code => [code, cell(code)])
      .sort((a, b) => height(b[1]) - height(a[1])).map(([code]) => code);
  }

  // ---------------------------------------------------------------- tooltip, click, keys
  function describe(code) {
    const layer = state.byCode.get(code);
    const { kind, value, count, note } = cell(code);
    const view = state.view;
    const lines = [layer.feature.properties.name];
    if (!active(code)) return lines.concat(view.text.outside);
    if (kind === "-") return lines.concat(view.text.no_data);
    if (kind === "s") return lines.concat(view.text.at_sea);
    lines.push(`${told(kind, value)} ${isHidden(kind) ? view.count_unit : value === 1 ? view.unit_one : view.unit}`);
    if (view.data[state.stop].c && !isHidden(kind)) lines.push(`${number(count)} ${view.count_unit}`);
    return lines.concat(note || []);
  }

  function hover(code, latlng) {
    const lines = describe(code);
    const body = el("div");
    lines.forEach((line, i) => body.appendChild(el(i === 0 ? "strong" : "div", i === 1 ? "peta-tip-value" : "", line)));
    Object.assign(state.tip.options, side(state.map.latLngToContainerPoint(latlng)));
    state.tip.setLatLng(latlng).setContent(body);
    if (!state.map.hasLayer(state.tip)) state.tip.addTo(state.map);
    return lines;
  }
  // On which side of its place a tooltip has room.
  function side({ x, y }) {
    if (x < TIP[0]) return { direction: "right", offset: [8, 0] };
    if (x > state.map.getSize().x - TIP[0]) return { direction: "left", offset: [-8, 0] };
    return y < TIP[1] ? { direction: "bottom", offset: [0, 8] } : { direction: "top", offset: [0, -8] };
  }
  const hideTip = () => state.tip.remove();

  function pick(code) {
    hideTip();
    pause(false);
    tell("area", code);
  }

  // ---------------------------------------------------------------- by keyboard: one region has the focus at a time
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
  const STEPS = { PageDown: 1, PageUp: -1, Home: -Infinity, End: Infinity };

  function onKey(event) {
    if (event.target !== state.map.getContainer() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (DIRECTIONS[event.key]) walk(DIRECTIONS[event.key]);
    else if (STEPS[event.key]) stride(STEPS[event.key]);
    else if (event.key === "Tab" && follows(event.shiftKey ? -1 : 1)) stride(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && state.focused) pick(state.focused);
    else if (event.key === "Escape" || event.key === "Backspace") tell("up", "1");
    else return;
    event.preventDefault();
  }

  // Tab is the browser's again past either end, and for who works with a mouse.
  const follows = step => state.mark && state.order[state.order.indexOf(state.focused) + step] !== undefined;

  // Only the keyboard's focus is shown: who points at the map with a mouse sees where.
  function enter(from) {
    if (!state.view || !state.map.getContainer().matches(":focus-visible") || !state.order.length) return;
    fetchNeighbours();
    focusOn(entry(from));
  }

  // Forwards at the largest value; backwards where the reader was, else at the last region.
  function entry(from) {
    if (from === state.skip) return state.order[0];
    if (state.order.includes(state.focused)) return state.focused;
    return from && state.map.getContainer().contains(from) ? state.order.at(-1) : first();
  }

  // To the first control after the regions. The small map has none: on in the page, and back at the last region.
  function skip() {
    const { DOCUMENT_POSITION_FOLLOWING: later } = Node;
    state.focused ??= state.order.at(-1) ?? null;
    const beyond = reached(parent.document).filter(node => frameElement.compareDocumentPosition(node) & later);
    [...reached(state.map.getContainer()), ...beyond][0]?.focus();
  }
  const reached = root => [...root.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")]
    .filter(node => node.tabIndex >= 0 && !node.disabled && node.getClientRects().length);

  // The chosen region, else the one that the reader comes back from, else the one with the largest value.
  const first = () => [state.view.area, state.left].find(code => state.order.includes(code)) ?? state.order[0];

  function forget(view) {
    const before = state.view;
    if (before && before.area === view.area && before.layer.units[0] === view.layer.units[0]) return;
    state.left = before ? before.area : null;
    state.focused = null;
    unmark();
  }

  function focusOn(code) {
    if (!state.byCode.has(code)) return;  // a map without regions: its outlines did not come
    const { x, y } = state.byCode.get(code).feature.properties;
    state.focused = code;
    unmark();
    mark(code);
    if (!state.map.getBounds().contains([y, x])) state.map.panTo([y, x], { animate: !reduced(), duration: CAMERA_SECONDS });
    state.live.textContent = hover(code, L.latLng(y, x)).join(", ");
  }

  // Two lines, one on the other: one of them stands out from any colour below.
  function mark(code) {
    const { ink, halo } = state.view.look;
    const shape = state.byCode.get(code).toGeoJSON();
    const line = (color, weight) => L.geoJSON(shape, { renderer: state.canvas.over, pane: "over", interactive: false,
      style: { color, weight, fill: false } });
    state.mark = L.layerGroup([line(halo, 7), line(ink, 4)]).addTo(state.map);
  }

  function unmark() {
    if (state.mark) state.mark.remove();
    state.mark = null;
    hideTip();
  }

  function stride(step) {
    const here = state.order.indexOf(state.focused);
    focusOn(state.order[Math.min(Math.max(here + step, 0), state.order.length - 1)]);
  }

  const fetchNeighbours = () => fetchOnce([state.view.neighbours]).catch(() => ({}));  // without it: by where the regions are

  async function walk(direction) {
    const from = state.focused;
    if (!from) return focusOn(first());
    const found = await fetchNeighbours();
    if (!state.order.includes(from)) return;  // another map came meanwhile
    const { touch = [], near = [] } = found[from] || {};
    const next = nearest(from, [...touch, ...near], direction) ?? nearest(from, state.order, direction);
    if (next) focusOn(next);
  }

  // The nearest region within 60 degrees of a direction; one that lies aside counts as farther away.
  function nearest(from, codes, [right, up]) {
    const here = state.byCode.get(from).feature.properties;
    const ahead = codes.filter(code => code !== from && state.order.includes(code)).map(code => {
      const { x, y } = state.byCode.get(code).feature.properties;
      const far = Math.hypot(x - here.x, y - here.y);
      return { code, far, along: ((x - here.x) * right + (y - here.y) * up) / far };
    }).filter(({ along }) => along > 0.5);
    ahead.sort((a, b) => a.far * (2 - a.along) - b.far * (2 - b.along));
    return ahead.length ? ahead[0].code : undefined;
  }

  // The page's own key for the theme: what is pressed in this frame never reaches the page.
  function onTheme(event) {
    const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat;
    if (event.key.toLowerCase() === "t" && !held) tell("theme", "next");
  }

  // ---------------------------------------------------------------- names on the map, dropped rather than overlapped
  // On a canvas of its own: text with a halo costs a browser without a graphics card three times as much as DOM nodes.
  const NAME = "600 13px Inter, sans-serif";
  const EMPTY = "500 13px Inter, sans-serif";
  const VALUE = "750 15px Inter, sans-serif";
  const widths = new Map();
  function width(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      state.pen.font = font;
      widths.set(key, state.pen.measureText(text).width);
    }
    return widths.get(key);
  }

  function clearNames() {
    const size = state.map.getSize();
    const sheet = state.pen.canvas;
    const dense = window.devicePixelRatio || 1;
    if (sheet.width !== size.x * dense || sheet.height !== size.y * dense) {
      Object.assign(sheet, { width: size.x * dense, height: size.y * dense });
      Object.assign(sheet.style, { width: `${size.x}px`, height: `${size.y}px` });
    }
    L.DomUtil.setPosition(sheet, state.map.containerPointToLayerPoint([0, 0]));
    state.pen.setTransform(dense, 0, 0, dense, 0, 0);
    state.pen.clearRect(0, 0, size.x, size.y);
    Object.assign(state.pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3 });
  }

  function write(text, font, x, y, ink) {
    state.pen.font = font;
    state.pen.strokeStyle = state.view.look.halo;
    state.pen.fillStyle = ink;
    state.pen.strokeText(text, x, y);
    state.pen.fillText(text, x, y);
  }

  function labelText(code, found) {
    const name = state.byCode.get(code).feature.properties.name;
    if ("-s".includes(found.kind)) return [name, ""];
    const year = state.view.stops[state.stop].key === LATEST && found.note ? ` (${found.note[0].match(/\d{4}/)})` : "";
    return [name, `${told(found.kind, found.value)}${year}`];
  }

  // How wide a region is on the screen.
  function span(code) {
    const bounds = state.byCode.get(code).getBounds();
    return state.map.latLngToContainerPoint(bounds.getSouthEast()).x - state.map.latLngToContainerPoint(bounds.getNorthWest()).x;
  }

  function free(at, half, tall, size, isNarrow, taken) {
    // Tried in turn: in a symbol that holds the name (or where none stands), below it, above; never over another name. Beside
    // its symbol first where the region is narrower than its name: below, the number would be read as the next region's.
    const edge = state.map.getSize().x - 4;
    const inside = x => Math.min(Math.max(x, half + 4), edge - half);
    const aside = (size || tall) + tall + 2, beside = size + half + 3;
    const vertical = size > 0 && size < tall + 8 ? [[0, aside], [0, -aside]] : [[0, 0], [0, aside], [0, -aside]];
    const sides = size > 0 && size < tall + 8 ? [[beside, 0], [-beside, 0]] : [];
    for (const [right, down] of isNarrow ? [...sides, ...vertical] : [...vertical, ...sides]) {
      const x = inside(at.x + right), y = at.y + down;
      const box = [x - half, y - tall, x + half, y + tall];
      if (!taken.some(t => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) return { x, y, box };
    }
    return null;
  }

  function boxOf(panel) {
    const [frame, box] = [state.map.getContainer(), panel].map(node => node.getBoundingClientRect());
    return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
  }

  function wanted() {
    const few = state.order.length <= 60;
    const first = state.order.filter(code => code === state.view.area);
    return first.concat(state.order.filter(code => code !== state.view.area && (few || !"-s".includes(cell(code).kind))));
  }

  // A name over a much larger symbol of another region would be read as that region's.
  function discs() {
    const large = [...state.symbols].filter(([, mark]) => mark.getRadius() > 10);
    return large.map(([code, mark]) => {
      const { x, y } = state.map.latLngToContainerPoint(mark.getLatLng());
      const size = mark.getRadius(), reach = 0.7 * size;
      return { code, size, box: [x - reach, y - reach, x + reach, y + reach] };
    });
  }

  const furniture = () => [state.legend, state.strip, state.time, state.zoom, state.scale].map(boxOf);

  function drawLabels() {
    if (!state.view || !state.byCode.size) return;
    clearNames();
    const bounds = state.map.getBounds();
    const { ink, muted } = state.view.look;
    const taken = state.sheet ? [] : furniture();
    state.clear = String(taken);
    const names = MAX_LABELS + taken.length;
    const circles = discs();
    state.named = [];
    state.boxes = [];
    for (const code of wanted()) {
      if (taken.length >= names) break;
      const { x, y } = state.byCode.get(code).feature.properties;
      if (!bounds.contains([y, x])) continue;
      const found = cell(code);
      const [name, value] = labelText(code, found);
      const at = state.map.latLngToContainerPoint([y, x]);
      const half = Math.max(width(name, NAME), value ? width(value, VALUE) : 0) / 2 + 3;
      const mark = state.symbols.get(code);
      const spot = free(at, half, value ? 17 : 9, mark ? mark.getRadius() : 0,
        mark ? span(code) < 2 * half : false, taken.concat(
        circles.filter(disc => disc.code !== code && disc.size > 2 * (mark ? mark.getRadius() : 0)).map(disc => disc.box)));
      if (!spot) continue;
      taken.push(spot.box);
      state.boxes.push(spot.box);
      state.named.push(value ? `${name} ${value}` : name);
      write(name, value ? NAME : EMPTY, spot.x, spot.y - (value ? 8 : 0), value ? ink : muted);
      if (value) write(value, VALUE, spot.x, spot.y + 9, ink);
    }
  }

  // ---------------------------------------------------------------- legend of our own, counted for the stop on screen
  function legendRow(swatch, text, kind) {
    const row = el("div", "peta-row");
    const count = el("span", "peta-count");
    count.dataset.kind = kind;
    row.append(swatch, el("span", "peta-text", text), count);
    return row;
  }
  const swatch = (className, colour) => {
    const node = el("span", `peta-swatch ${className}`);
    if (colour) node.style.background = colour;
    return node;
  };
  function drawLegend() {
    const view = state.view;
    const rows = [el("div", "peta-title", view.text.legend)];
    state.legend.classList.toggle("is-flat", !view.at_sea && view.mode === "fill" && !isWide());
    if (view.at_sea) return state.legend.replaceChildren(...rows, el("div", "peta-foot", view.text.at_sea));
    if (view.mode === "symbols") rows.push(nested(view.sizes));
    else view.classes.forEach((text, i) => rows.push(legendRow(swatch("", view.palette[i]), text, String(i))));
    if (view.mode === "symbols") rows.push(legendRow(swatch("", view.look.known), view.text.known, "known"));
    rows.push(legendRow(swatch("peta-dots"), view.text.band_row, "b"));
    rows.push(legendRow(swatch("peta-dots"), view.text.masked, "m"));
    rows.push(legendRow(swatch("peta-zero"), view.text.zero, "z"));
    rows.push(legendRow(swatch("peta-hatch"), view.text.no_data, "-"));
    if (view.text.counted) rows.push(el("div", "peta-foot", view.text.counted));
    state.legend.replaceChildren(...rows);
  }

  function nested(sizes) {
    const big = radius(sizes[0] || 0);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("width", 150);
    svg.setAttribute("height", 2 * big + 8);
    svg.setAttribute("class", "peta-nested");
    let floor = 0;
    for (const size of sizes) {
      const r = radius(size);
      const top = 2 * big + 4 - 2 * r;
      const ring = document.createElementNS(svg.namespaceURI, "circle");
      ring.setAttribute("cx", big + 4);
      ring.setAttribute("cy", top + r);
      ring.setAttribute("r", r);
      ring.setAttribute("fill", state.view.look.symbol);
      ring.setAttribute("stroke", state.view.look.symbol_edge);
      const text = document.createElementNS(svg.namespaceURI, "text");
      floor = Math.max(floor, top + 6);
      text.setAttribute("x", 2 * big + 16);
      text.setAttribute("y", floor + 5);
      text.textContent = number(size);
      floor += 15;
      svg.append(ring, text);
    }
    svg.setAttribute("height", Math.max(2 * big + 8, floor));
    return svg;
  }

  function countClasses() {
    const counts = new Map();
    for (const code of state.order) {
      const kind = cell(code).kind;
      counts.set(kind, (counts.get(kind) || 0) + 1);
      if (kind !== "-" && kind !== "z" && !isHidden(kind)) counts.set("known", (counts.get("known") || 0) + 1);
    }
    state.legend.querySelectorAll(".peta-count").forEach(node => {
      const n = counts.get(node.dataset.kind) || 0;
      node.textContent = number(n);
      if (["z", "-", "b", "m", "known"].includes(node.dataset.kind)) node.parentNode.hidden = n === 0;
    });
  }

  // ---------------------------------------------------------------- what has no place on land
  function drawStrip() {
    const blocks = new Map();
    for (const { t, l, v, u, n } of state.view.off[state.stop] || []) {
      if (!blocks.has(t)) blocks.set(t, el("div", "peta-block")).get(t).append(el("div", "peta-title", t));
      const row = el("div", "peta-off");
      row.append(el("span", "peta-off-name", l), el("b", "", `${v} ${u}`), el("span", "peta-off-note", n));
      blocks.get(t).append(row);
    }
    const nodes = [...blocks.values()];
    state.strip.classList.toggle("is-wide", isWide());
    state.strip.move(isWide() ? "bottomright" : "topright");
    state.strip.replaceChildren(...nodes);
    state.strip.hidden = nodes.length === 0;
  }

  // ---------------------------------------------------------------- time: slider and play, no rerun while they move
  function drawTime() {
    const { stops, text } = state.view;
    if (state.playing) return;
    state.time.hidden = stops.length < 2;
    if (stops.length < 2) return state.time.replaceChildren();
    const play = el("button", "peta-play");
    play.type = "button";
    play.append(el("span", "peta-play-icon"));
    play.setAttribute("aria-label", text.play);
    play.title = text.play;
    play.addEventListener("click", () => state.playing ? pause(true) : start());
    const range = el("input");
    Object.assign(range, { type: "range", min: 0, max: stops.length - 1, step: 1, value: state.stop });
    range.setAttribute("aria-label", text.time);
    range.addEventListener("input", () => { pause(false); paint(Number(range.value)); });
    range.addEventListener("change", settle);
    state.time.replaceChildren(play, range, el("output", "", stops[state.stop].label));
  }

  function start() {
    if (state.stop >= state.view.stops.length - 1) paint(0);
    state.playing = setInterval(() => {
      if (state.stop >= state.view.stops.length - 1) return pause(true);
      paint(state.stop + 1);
    }, STEP_MS);
    dressPlay();
  }

  function pause(say) {
    if (!state.playing) return;
    clearInterval(state.playing);
    state.playing = 0;
    dressPlay();
    if (say) settle();
  }

  function dressPlay() {
    const button = state.time.querySelector(".peta-play");
    if (!button) return;
    const text = state.playing ? state.view.text.pause : state.view.text.play;
    button.classList.toggle("is-playing", Boolean(state.playing));
    button.setAttribute("aria-label", text);
    button.title = text;
  }

  const settle = () => tell("time", state.view.stops[state.stop].key);

  window.peta = { mount, show, paint, state };
})();
