/** The regions by keyboard: one has the focus at a time. */
import { firstControlAfterFrame } from "../adapters/streamlit.js";
import { sendEvent } from "../adapters/streamlit_folium.js";
import { focusableIn, isMotionReduced } from "./dom.js";
import { fetchOutlines } from "./geometry.js";
import { DIRECTIONS, entryRegion, firstRegion, hasStep, nearestInDirection, stepThrough, STEPS } from "./navigation.js";
import { propertiesOf, state } from "./state.js";
import { pause } from "./timeline.js";
import { hideTooltip, showTooltip } from "./tooltip.js";
import { CAMERA_SECONDS } from "./viewport.js";

const HALO_WEIGHT = 7;
const OUTLINE_WEIGHT = 4;

/** Listen to the keys of the map. */
export function listenToKeys() {
  const box = state.map.getContainer();
  box.addEventListener("keydown", onKey);
  box.addEventListener("focus", event => enterRegions(event.relatedTarget));
  box.addEventListener("blur", removeFocusOutline);
  box.addEventListener("pointerdown", () => box.blur()); // and so focused anew, by mouse
  document.addEventListener("keydown", onThemeKey);
}

/** Open a region, by click or key. */
export function selectRegion(code) {
  hideTooltip();
  pause();
  sendEvent("area", code);
}

function onKey(event) {
  if (event.target !== state.map.getContainer() || event.ctrlKey || event.metaKey || event.altKey) return;
  const tabStep = event.shiftKey ? -1 : 1;
  if (DIRECTIONS[event.key]) focusNeighbour(DIRECTIONS[event.key]);
  else if (STEPS[event.key]) focusStep(STEPS[event.key]);
  else if (event.key === "Tab" && canTab(tabStep)) focusStep(tabStep);
  else if (event.key === "Enter" && state.focusCode) selectRegion(state.focusCode);
  else if (event.key === "Escape" || event.key === "Backspace") sendEvent("up", "1");
  else return;
  event.preventDefault();
}

// The page's own key for the theme: what is pressed in this frame never reaches the page.
function onThemeKey(event) {
  const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat;
  if (event.key.toLowerCase() === "t" && !isModified) sendEvent("theme", "next");
}

// Tab is the browser's again past either end, and for who works with a mouse.
const canTab = step => state.focusOutline && hasStep(state.regionOrder, state.focusCode, step);

/**
 * Go to a region where the keyboard is on the map. Only the keyboard's focus is shown: who points with a mouse sees where.
 * @param {EventTarget | null} [origin] what had the focus before
 */
export function enterRegions(origin) {
  const box = state.map.getContainer();
  if (!state.view || !box.matches(":focus-visible") || !state.regionOrder.length) return;
  fetchNeighbours();
  const from = origin === state.skipButton ? "skip" : origin && box.contains(origin) ? "inside" : "outside";
  const { regionOrder: order, focusCode: focus, previousArea: previous } = state;
  focusRegion(entryRegion({ order, focus, selected: state.view.area, previous }, from));
}

/** To the first control after the regions. The small map has none: on in the page, and back at the last region. */
export function skipRegions() {
  state.focusCode ??= state.regionOrder.at(-1) ?? null;
  (focusableIn(state.map.getContainer())[0] ?? firstControlAfterFrame())?.focus();
}

/** Leave the region in focus where another area or other units are shown. */
export function resetFocus(view) {
  const current = state.view;
  if (current && current.area === view.area && current.layer.units[0] === view.layer.units[0]) return;
  state.previousArea = current ? current.area : null;
  state.focusCode = null;
  removeFocusOutline();
}

function focusRegion(code) {
  if (!state.regionLayers.has(code)) return; // a map without regions: its outlines did not come
  const { map } = state;
  const { x, y } = propertiesOf(code);
  state.focusCode = code;
  removeFocusOutline();
  drawFocusOutline(code);
  if (!map.getBounds().contains([y, x])) map.panTo([y, x], { animate: !isMotionReduced(), duration: CAMERA_SECONDS });
  state.liveRegion.textContent = showTooltip(code, L.latLng(y, x)).join(", ");
}

// Two lines, one on the other: one of them stands out from any colour below.
function drawFocusOutline(code) {
  const { ink, halo } = state.view.colours;
  const shape = state.regionLayers.get(code).toGeoJSON();
  const line = (color, weight) => L.geoJSON(shape, { renderer: state.renderers.foreground, pane: "foreground", interactive: false,
    style: { color, weight, fill: false } });
  state.focusOutline = L.layerGroup([line(halo, HALO_WEIGHT), line(ink, OUTLINE_WEIGHT)]).addTo(state.map);
}

export function removeFocusOutline() {
  state.focusOutline?.remove();
  state.focusOutline = null;
  hideTooltip();
}

const focusStep = step => focusRegion(stepThrough(state.regionOrder, state.focusCode, step));

const fetchNeighbours = () => fetchOutlines(state.view.neighbours).catch(() => ({})); // without it: by where the regions are

async function focusNeighbour(direction) {
  const origin = state.focusCode;
  if (!origin) return focusRegion(firstRegion(state.regionOrder, state.view.area, state.previousArea));
  const neighbours = await fetchNeighbours();
  const order = state.regionOrder;
  if (!order.includes(origin)) return undefined; // another map came meanwhile
  const { touch: adjacent, near: nearest } = { touch: [], near: [], ...neighbours[origin] };
  const candidates = [...adjacent, ...nearest].filter(code => order.includes(code));
  const next = nearestInDirection(origin, candidates, direction, propertiesOf) ??
    nearestInDirection(origin, order, direction, propertiesOf);
  return next && focusRegion(next);
}
