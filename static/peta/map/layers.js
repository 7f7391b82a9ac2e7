/** What lies on the map: land, regions around, units, borders of their parents, symbols, the selected area. */
import { intersects, visibleBox } from "./camera.js";
import { cellAt, isSuppressed, KIND } from "./cells.js";
import { innerBorders, toFeature } from "./geometry.js";
import { createDotPattern, createHatchPattern } from "./patterns.js";
import { isCountry, isInScope, propertiesOf, state } from "./state.js";
import { symbolRadius } from "./symbols.js";

const IDLE = { timeout: 1000 };
const REGIONS_PER_IDLE = 40;

/** What happens on a region, set by main: hover(code, latlng), leave(), select(code). */
export const regionEvents = { hover: null, leave: null, select: null };

const styleKeys = new Map(); // how each region is painted: setting a style that it has costs as much as one that it has not
let symbolsKey = "";
let rowByCode = new Map();
let patterns = {};
let idleRequest = 0;

/** The cell of a region at the stop on screen. */
export const cellOf = code => cellAt(state.view, state.stopIndex, rowByCode.get(code));

const radiusOf = value => symbolRadius(value, state.view.max_value);

/** Put a layer in the place of the one of its role, unless that has the same key; return whether it was new. */
function replaceLayer(role, key, create) {
  const current = state.layers[role];
  if (current?.key === key) return false;
  current?.layer.remove();
  state.layers[role] = { key, layer: create().addTo(state.map) };
  return true;
}

const canvasLayer = (pane, shape, style) =>
  L.geoJSON(shape, { renderer: state.renderers[pane], pane, interactive: false, style });

export function drawLayers() {
  drawLand();
  drawNeighbours();
  drawUnits(isCountry() ? () => true : isVisible());
  drawParents();
  drawSymbols();
  drawSelection();
}

function drawLand() {
  const { colours, layer } = state.view;
  const [path, name] = layer.land;
  const topology = state.landTopology;
  const isNew = replaceLayer("land", `${path}|${colours.land}`, () => canvasLayer("units",
    toFeature(topology, topology.objects[name]),
    { stroke: true, color: colours.coast, weight: 0.5, fillColor: colours.land, fillOpacity: 1 }));
  if (isNew) state.layers.land.layer.bringToBack(); // to move what is in its place would draw everything anew
}

// Districts come one province at a time: the regencies of the other provinces in sight are the land around them.
function drawNeighbours() {
  const { area, colours, layer } = state.view;
  const [topology, name] = state.topologies.parents;
  const areDistricts = layer.units[0] !== layer.parents[0];
  const isNear = isVisible();
  const shapes = areDistricts
    ? topology.objects[name].geometries.filter(shape => !isInScope(shape.properties.code) && isNear(shape)) : [];
  const isNew = replaceLayer("neighbours", `${areDistricts}|${area}|${colours.neighbour}`, () => canvasLayer("units",
    shapes.map(shape => toFeature(topology, shape)),
    { color: colours.neighbour_edge, weight: 0.7, fillColor: colours.neighbour, fillOpacity: 1 }));
  if (!isNew) return;
  state.layers.neighbours.layer.bringToBack();
  state.layers.land.layer.bringToBack();
}

// Borders between parents only: coasts are drawn by the units.
function drawParents() {
  const { colours, layer } = state.view;
  replaceLayer("parents", `${layer.parents}|${colours.parent}`, () =>
    canvasLayer("foreground", innerBorders(...state.topologies.parents), { color: colours.parent, weight: 1.4 }));
}

// The whole country is 64,000 points. What the reader looks at is drawn at once, the rest when the browser is idle.
function isVisible() {
  const box = visibleBox(state.view.bounds, state.map.getSize());
  return ({ bbox, properties }) => isInScope(properties.code) || intersects(bbox, box);
}

function drawUnits(isWanted) {
  const { colours, codes, layer } = state.view;
  replaceLayer("units", String(layer.units), () => {
    state.regionLayers = new Map();
    styleKeys.clear();
    state.regionOrder = []; // the camera may move, and ask for labels, before the first paint of the new units
    return L.geoJSON(null, {
      renderer: state.renderers.units, pane: "units", style: { weight: 0.7, fillOpacity: 1 }, smoothFactor: 1,
      onEachFeature: ({ properties: { code } }, region) => {
        state.regionLayers.set(code, region);
        region.on({ mousemove: event => regionEvents.hover(code, event.latlng), mouseout: () => regionEvents.leave(),
                    click: () => regionEvents.select(code) });
      } });
  });
  addUnits(isWanted, Infinity);
  rowByCode = new Map(codes.map((code, row) => [code, row]));
  patterns = { noData: createHatchPattern(colours.paper, colours.hatch),
               suppressed: createDotPattern(colours.paper, colours.parent) };
  cancelIdleCallback(idleRequest);
  idleRequest = requestIdleCallback(addRemainingUnits, IDLE);
}

/** Add units that are not there yet, at most so many; return whether more are left. */
function addUnits(isWanted, limit) {
  const [topology, name] = state.topologies.units;
  const missing = topology.objects[name].geometries
    .filter(shape => !state.regionLayers.has(shape.properties.code) && isWanted(shape));
  for (const shape of missing.slice(0, limit)) state.layers.units.layer.addData(toFeature(topology, shape));
  return missing.length > limit;
}

function addRemainingUnits() {
  const hasMore = addUnits(() => true, REGIONS_PER_IDLE);
  fillUnits();
  if (hasMore) idleRequest = requestIdleCallback(addRemainingUnits, IDLE);
}

function drawSelection() {
  const { area, colours } = state.view;
  state.layers.selection?.layer.remove();
  delete state.layers.selection;
  const isUnit = state.regionLayers.has(area);
  const [topology, name] = state.topologies[isUnit ? "units" : "parents"];
  const shape = topology.objects[name].geometries.find(({ properties }) => properties.code === area);
  if (!shape) return;
  replaceLayer("selection", area, () => canvasLayer("foreground", toFeature(topology, shape),
    { color: colours.accent, weight: isUnit ? 3 : 1.8, fill: false }));
}

function drawSymbols() {
  const { colours, layer, mode } = state.view;
  const codes = mode === "symbols" ? state.view.codes : [];
  const key = `${layer.units}|${colours.symbol}|${colours.symbol_edge}|${codes}`;
  if (symbolsKey === key) return;
  symbolsKey = key;
  state.symbolMarkers.forEach(marker => marker.remove());
  state.symbolMarkers = new Map();
  for (const code of codes.filter(code => state.regionLayers.has(code))) {
    const { x, y } = propertiesOf(code);
    state.symbolMarkers.set(code, L.circleMarker([y, x], { renderer: state.renderers.foreground, pane: "foreground",
      interactive: false, radius: 0, stroke: false, color: colours.symbol_edge, weight: 1, fillColor: colours.symbol,
      fillOpacity: 0 }).addTo(state.map));
  }
}

function fillStyle(code, kind) {
  const { colours, mode, palette } = state.view;
  if (!isInScope(code)) return { fillColor: colours.neighbour, color: colours.neighbour_edge };
  if (kind === KIND.noData) return { fillColor: patterns.noData, color: colours.unit_edge };
  if (kind === KIND.sea) return { fillColor: colours.paper, color: colours.unit_edge };
  if (isSuppressed(kind)) return { fillColor: patterns.suppressed, color: colours.unit_edge };
  if (kind === KIND.zero) return { fillColor: colours.paper, color: colours.zero_edge };
  if (mode === "symbols") return { fillColor: colours.with_figure, color: colours.unit_edge };
  return { fillColor: palette[kind], color: colours.hairline };
}

/** Paint every region as the stop on screen has it. */
export function fillUnits() {
  state.regionLayers.forEach((layer, code) => {
    const kind = cellOf(code).kind, style = fillStyle(code, kind);
    const isPattern = typeof style.fillColor !== "string";
    const key = `${state.view.theme}|${isPattern ? kind : style.fillColor}|${style.color}`;
    if (styleKeys.get(code) === key) return;
    styleKeys.set(code, key);
    layer.setStyle(style);
  });
}

/** Give every symbol its size, the smaller ones before the larger. */
export function paintSymbols() {
  const sized = [...state.symbolMarkers].map(([code, marker]) => {
    const { kind, value } = cellOf(code);
    return [marker, isInScope(code) && kind !== KIND.noData && kind !== KIND.zero ? radiusOf(value) : 0];
  }).sort((a, b) => b[1] - a[1]);
  for (const [marker, radius] of sized) {
    marker.setRadius(radius);
    marker.setStyle({ fillOpacity: radius ? 0.55 : 0, stroke: radius > 0 });
    if (radius) marker.bringToFront();
  }
}
