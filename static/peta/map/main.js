/** The map in the browser: mounts its parts, and shows what the server sends.
 *
 * Geometry is fetched once per layer and kept. A rerun of the page sends one packed view (values and classes of every
 * period); it is painted, the camera stays, time plays in the browser, clicks are reported. Every text that comes from data
 * is set with textContent. Nothing here asks another host.
 */
import { setAnimation } from "../adapters/leaflet.js";
import { onFilterChoice, pageQuery } from "../adapters/streamlit.js";
import { styleSheetLoaded } from "../adapters/streamlit_folium.js";
import { element, isMotionReduced, onMotionChange } from "./dom.js";
import { decoderReady, fetchOutlines } from "./geometry.js";
import { enterRegions, listenToKeys, resetFocus, selectRegion, skipRegions } from "./keyboard.js";
import { avoidPanels, clearLabels, drawLabels } from "./labels.js";
import { drawLayers, regionEvents } from "./layers.js";
import { drawLegend } from "./legend.js";
import { showGeometryError } from "./off_map_panel.js";
import { paint } from "./painter.js";
import { createPanel } from "./panels.js";
import { unpackPayload } from "./payload.js";
import { isPrinting, listenToPrint } from "./print.js";
import { startSpeculation } from "./speculation.js";
import { state } from "./state.js";
import { drawTimeline } from "./timeline.js";
import { createTooltip, hideTooltip, showTooltip } from "./tooltip.js";
import { fitCamera, forgetCamera } from "./viewport.js";

// Few canvases, for a browser without a graphics card composes each of them on every frame: the land with the units, and
// what lies over them (parents, the selected area, symbols).
const PANES = { units: 400, foreground: 410, labels: 440 };

let viewGeneration = 0; // counts the views that were asked to be painted: outlines that come late are not for an older one
let requestId = 0; // counts the server's answers
let speculativePacked = ""; // the packed view that was painted ahead of its answer
let attributionHtml = "";

const speculation = startSpeculation(view => {
  speculativePacked = view.packed;
  showView(view, ++viewGeneration);
}, onFilterChoice, pageQuery);

// ---------------------------------------------------------------- mounting: panes, controls, listeners

/** Prepare Leaflet's map; called once. */
export function mount(map) {
  state.map = map;
  createPanes();
  createControls();
  createTooltip();
  Object.assign(regionEvents, { hover: showTooltip, leave: hideTooltip, select: selectRegion });
  map.attributionControl.setPrefix(false);
  const followMotion = () => setAnimation(map, !isMotionReduced()); // without motion each view is there at once
  followMotion();
  onMotionChange(followMotion);
  map.on("zoomstart", clearLabels);
  map.on("moveend zoomend resize", drawLabels);
  listenToPrint();
  listenToKeys();
  observeSizes();
}

function createPanes() {
  const { map } = state;
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    if (name !== "units") pane.style.pointerEvents = "none";
  }
  map.getPane("labels").setAttribute("aria-hidden", "true");
  state.labelContext = map.getPane("labels").appendChild(element("canvas")).getContext("2d");
  state.renderers = { units: L.canvas({ pane: "units", padding: 0.1 }), foreground: L.canvas({ pane: "foreground", padding: 0.1 }) };
}

function createControls() {
  const { map } = state;
  const box = map.getContainer();
  state.zoomControl = L.control.zoom({ position: "topleft", zoomInTitle: "", zoomOutTitle: "" }).addTo(map).getContainer();
  state.scaleBar = L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map).getContainer();
  state.legend = createPanel("peta-legend", "bottomleft");
  state.keyHints = createPanel("peta-key-hints", "bottomright");
  state.keyHints.setAttribute("aria-hidden", "true"); // the map's own label says it at more length
  state.timeline = createPanel("peta-timeline", "bottomright");
  state.offMapPanel = createPanel("peta-off-map", "topright");
  state.offMapPanel.tabIndex = 0; // it may scroll: the keyboard must reach it
  state.offMapPanel.setAttribute("role", "region");
  box.tabIndex = 0;
  state.skipButton = Object.assign(element("button", "peta-skip"), { type: "button", onclick: skipRegions });
  box.before(state.skipButton);
  state.liveRegion = box.appendChild(element("div", "peta-live"));
  state.liveRegion.setAttribute("aria-live", "polite");
}

function observeSizes() {
  const { map } = state;
  new ResizeObserver(() => {
    if (isPrinting()) return;
    map.invalidateSize({ animate: false });
    fitCamera();
  }).observe(map.getContainer());
  const panels = new ResizeObserver(() => { if (!isPrinting() && !state.printCanvas) avoidPanels(); });
  [state.legend, state.offMapPanel, state.timeline].forEach(panel => panels.observe(panel));
}

// ---------------------------------------------------------------- a view comes

/**
 * Take the server's answer; called at every rerun.
 * @param {string} packed the packed view
 * @param {string} dataVersion changes whenever the data of a reader's views do
 */
export async function show(packed, dataVersion) {
  const request = ++requestId;
  const isPaintedAhead = packed === speculativePacked; // or about to be
  if (!isPaintedAhead) {
    viewGeneration += 1;
    speculativePacked = "";
  }
  const generation = viewGeneration;
  const view = await unpackPayload(packed);
  if (request !== requestId) return;
  speculation.confirm(view, dataVersion, generation === viewGeneration);
  state.dataVersion = dataVersion;
  if (!isPaintedAhead && generation === viewGeneration) await showView(view, generation);
}

async function showView(view, generation) {
  const { units, parents, land } = view.layer;
  const outlines = await Promise.all(
    [...[units, parents, land].map(([path]) => fetchOutlines(path)), decoderReady, styleSheetLoaded("/peta/map.css")],
  ).catch(() => null);
  if (generation !== viewGeneration) return;
  resetFocus(view);
  state.view = view;
  if (outlines) drawView(view, outlines);
  else showGeometryError();
  window.petaPainted = (window.petaPainted || 0) + 1;
}

function drawView(view, [units, parents, land]) {
  state.topologies = { units: [units, view.layer.units[1]], parents: [parents, view.layer.parents[1]] };
  state.landTopology = land;
  nameControls(view);
  const isFirst = state.cameraKey === null;
  if (isFirst) fitCamera(); // a camera that moves later would project every outline twice
  drawLayers();
  setAttribution(view.text.attribution);
  state.stopIndex = Math.min(Math.max(view.start, 0), view.stops.length - 1);
  drawTimeline(paint);
  drawLegend();
  paint(state.stopIndex);
  if (isFirst) forgetCamera(); // now that the panels are there
  fitCamera();
  document.fonts.ready.then(fitCamera);
  enterRegions();
}

/** Name the frame and its controls in the reader's language. */
function nameControls({ lang, theme, text }) {
  const box = state.map.getContainer();
  Object.assign(document.documentElement, { lang }).dataset.theme = theme;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", text.map);
  state.skipButton.textContent = text.skip;
  state.keyHints.textContent = text.keys;
  state.offMapPanel.setAttribute("aria-label", text.off_map);
  for (const [className, label] of [["in", text.zoom_in], ["out", text.zoom_out]]) {
    const button = box.querySelector(`.leaflet-control-zoom-${className}`);
    button.title = label;
    button.setAttribute("aria-label", label);
  }
}

function setAttribution(text) {
  const control = state.map.attributionControl;
  if (attributionHtml) control.removeAttribution(attributionHtml);
  attributionHtml = element("span", "", text).innerHTML; // escapes: Leaflet joins attributions as markup
  control.addAttribution(attributionHtml);
}

Object.assign(window.peta, { paint, state });
