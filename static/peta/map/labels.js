/** Names and numbers on the map, on a canvas of their own: text with a halo costs a browser without a graphics card three
 * times as much as elements do. */
import { formatValue, isBlank } from "./cells.js";
import { foreignSymbols, placeLabel } from "./label_placement.js";
import { cellOf } from "./layers.js";
import { panelBoxes } from "./panels.js";
import { propertiesOf, state } from "./state.js";

export const NAME_FONT = "600 13px Inter, sans-serif";
const BLANK_FONT = "500 13px Inter, sans-serif";
const VALUE_FONT = "750 15px Inter, sans-serif";
const LATEST = "latest";
const MAX_LABELS = 70;
const MAX_NAMED_REGIONS = 60; // where there are more, those without a figure go without a name
const MIN_OBSTACLE_RADIUS = 10;
const textWidths = new Map();

function textWidth(text, font) {
  const key = font + text;
  if (!textWidths.has(key)) {
    state.labelContext.font = font;
    textWidths.set(key, state.labelContext.measureText(text).width);
  }
  return textWidths.get(key);
}

/** Empty the canvas of the labels and put it over the map. */
export function clearLabels() {
  const context = state.labelContext;
  const { canvas } = context;
  const size = state.map.getSize();
  const density = window.devicePixelRatio || 1;
  if (canvas.width !== size.x * density || canvas.height !== size.y * density) {
    Object.assign(canvas, { width: size.x * density, height: size.y * density });
    Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
  }
  L.DomUtil.setPosition(canvas, state.map.containerPointToLayerPoint([0, 0]));
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, size.x, size.y);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3 });
}

function writeText(text, font, x, y, ink) {
  const context = state.labelContext;
  context.font = font;
  context.strokeStyle = state.view.colours.halo;
  context.fillStyle = ink;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

/** Name and value of a region's label; at the latest stop the value has its year. */
function labelText(code, cell) {
  const { name } = propertiesOf(code);
  if (isBlank(cell.kind)) return [name, ""];
  const year = state.view.stops[state.stopIndex].key === LATEST && cell.note ? ` (${cell.note[0].match(/\d{4}/)})` : "";
  return [name, `${formatValue(state.view, cell)}${year}`];
}

/** How wide a region is on the screen. */
function regionWidth(code) {
  const bounds = state.regionLayers.get(code).getBounds();
  const { map } = state;
  return map.latLngToContainerPoint(bounds.getSouthEast()).x - map.latLngToContainerPoint(bounds.getNorthWest()).x;
}

/** The regions that may have a label, the selected one first. */
function labelOrder() {
  const { regionOrder, view } = state;
  const isNamed = code => regionOrder.length <= MAX_NAMED_REGIONS || !isBlank(cellOf(code).kind);
  return [...regionOrder.filter(code => code === view.area), ...regionOrder.filter(code => code !== view.area && isNamed(code))];
}

function largeSymbols() {
  const large = [...state.symbolMarkers].filter(([, marker]) => marker.getRadius() > MIN_OBSTACLE_RADIUS);
  return large.map(([code, marker]) => {
    const { x, y } = state.map.latLngToContainerPoint(marker.getLatLng());
    const radius = marker.getRadius(), half = 0.7 * radius;
    return { code, radius, box: [x - half, y - half, x + half, y + half] };
  });
}

export function drawLabels() {
  if (!state.view || !state.regionLayers.size) return;
  clearLabels();
  const bounds = state.map.getBounds();
  const mapWidth = state.map.getSize().x;
  const { ink, muted } = state.view.colours;
  const obstacles = state.printCanvas ? [] : panelBoxes();
  const symbols = largeSymbols();
  Object.assign(state, { labelObstacles: String(obstacles), labelTexts: [], labelBoxes: [] });
  for (const code of labelOrder()) {
    if (state.labelBoxes.length >= MAX_LABELS) break;
    const { x, y } = propertiesOf(code);
    if (!bounds.contains([y, x])) continue;
    const [name, value] = labelText(code, cellOf(code));
    const halfWidth = Math.max(textWidth(name, NAME_FONT), value ? textWidth(value, VALUE_FONT) : 0) / 2 + 3;
    const marker = state.symbolMarkers.get(code);
    const symbolRadius = marker ? marker.getRadius() : 0;
    const label = { anchor: state.map.latLngToContainerPoint([y, x]), halfWidth, halfHeight: value ? 17 : 9, symbolRadius,
                    isRegionNarrow: marker ? regionWidth(code) < 2 * halfWidth : false };
    const spot = placeLabel(label, [...obstacles, ...foreignSymbols(symbols, code, symbolRadius)], mapWidth);
    if (!spot) continue;
    obstacles.push(spot.box);
    state.labelBoxes.push(spot.box);
    state.labelTexts.push(value ? `${name} ${value}` : name);
    writeText(name, value ? NAME_FONT : BLANK_FONT, spot.x, spot.y - (value ? 8 : 0), value ? ink : muted);
    if (value) writeText(value, VALUE_FONT, spot.x, spot.y + 9, ink);
  }
}

/** Draw the labels anew where a panel has grown or moved since. */
export function avoidPanels() {
  if (String(panelBoxes()) !== state.labelObstacles) drawLabels();
}
