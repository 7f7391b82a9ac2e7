/** Moves the camera to what the view is about, and again where the frame or a panel has grown. */
import { candidateMargins, chooseView, edgeMargins, fitBounds, isCovered } from "./camera.js";
import { isMotionReduced } from "./dom.js";
import { coveringBoxes } from "./panels.js";
import { isCountry, state } from "./state.js";

export const CAMERA_SECONDS = 0.3;
const SAME_PLACE_DEGREES = 1e-6;

let fittedView = null;
let coveringKey = ""; // the panels that the camera made way for

/** What is left free at the edges of the map. */
export const currentMargins = size =>
  edgeMargins(size, { isCountry: isCountry(), hasOffMapPanel: state.view.off_map.some(({ length }) => length) });

/** Fit the camera anew at the next occasion, though area and size are the same. */
export const forgetCamera = () => { state.cameraKey = null; };

export function fitCamera() {
  const { view, map } = state;
  if (!view || state.printCanvas) return;
  const size = map.getSize();
  const sizeKey = `${size.x}x${size.y}`;
  const key = `${view.area}|${view.bounds}|${sizeKey}`;
  if (!size.x || key === state.cameraKey && !isPanelInTheWay(size)) return;
  map.getContainer().classList.toggle("is-country", isCountry());
  const isImmediate = state.cameraKey === null || !state.cameraKey.endsWith(sizeKey);
  state.cameraKey = key;
  fittedView = findView(size);
  if (!isImmediate || !isAt(fittedView)) {
    map.setView(fittedView.center, fittedView.zoom, { animate: !isImmediate && !isMotionReduced(), duration: CAMERA_SECONDS });
  }
  coveringKey = String(coveringBoxes(size));
}

const isAt = ({ center, zoom }) => zoom === state.map.getZoom() && center.equals(state.map.getCenter(), SAME_PLACE_DEGREES);

// Whether a panel has grown, by its classes or its letters, over a region of a map that nobody has moved.
function isPanelInTheWay(size) {
  const boxes = coveringBoxes(size);
  if (String(boxes) === coveringKey) return false;
  coveringKey = String(boxes);
  return isAt(fittedView) && covers(fittedView, size, boxes, areaOutline());
}

function findView(size) {
  const boxes = coveringBoxes(size);
  const views = candidateMargins(size, currentMargins(size), boxes)
    .map(([start, end]) => fitBounds(state.view.bounds, start, end, projection));
  const outline = boxes.length ? areaOutline() : [];
  return chooseView(views, view => covers(view, size, boxes, outline));
}

const covers = ({ center, zoom }, size, boxes, outline) =>
  isCovered({ zoom, center: state.map.project(center, zoom) }, size, boxes, outline);

/** @type {import("./camera.js").Projection} */
const projection = {
  boundsZoom: ([west, south, east, north], { x, y }) =>
    state.map.getBoundsZoom(L.latLngBounds([south, west], [north, east]), false, L.point(x, y)),
  project: ([lon, lat], zoom) => state.map.project(L.latLng(lat, lon), zoom),
  unproject: ({ x, y }, zoom) => state.map.unproject(L.point(x, y), zoom),
};

const areaOutline = () => [...state.regionLayers].filter(([code]) => code.startsWith(state.view.area))
  .flatMap(([, layer]) => layer.getLatLngs().flat(Infinity)).map(point => state.map.project(point, 0));
