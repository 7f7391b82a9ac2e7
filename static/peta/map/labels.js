/** Names and numbers on the map, on a canvas of their own: text with a halo costs a browser without a graphics card three
 * times as much as elements do. */
import { formatValue, isBlank } from "./cells.js";
import { element } from "./dom.js";
import { formatNumber } from "./format.js";
import { anchorOf, listAnchors, regionGrid } from "./label_grid.js";
import { placeLabels } from "./label_placement.js";
import { cellOf } from "./layers.js";
import { panelBoxes } from "./panels.js";
import { propertiesOf, state } from "./state.js";

export const NAME_FONT = "600 13px Inter, sans-serif";
const BLANK_FONT = "500 13px Inter, sans-serif";
const VALUE_FONT = "750 15px Inter, sans-serif";
const LATEST = "latest";
const MAX_LABELS = 70;
const MAX_NAMED_REGIONS = 60; // where there are more, those without a figure go without a name
const MAX_JOINED_REGIONS = 12; // where there are more, no leader line leads to those without a figure
const MAX_JOINED_OF_MANY = 24; // of more than can all be named, how many of the largest may have a leader line
const FONT_SIZE = 15, LINE_HEIGHT = 18, SPACE = 5, PADDING = 6; // of labels, in pixels
const EDGE = 4; // of the map, in pixels: no label is nearer to it
const DOT_RADIUS = 1.8; // at the end of a leader line
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

/** The regions that may have a label, the selected one first. */
function labelOrder() {
  const { regionOrder, view } = state;
  const isNamed = code => regionOrder.length <= MAX_NAMED_REGIONS || !isBlank(cellOf(code).kind);
  return [...regionOrder.filter(code => code === view.area), ...regionOrder.filter(code => code !== view.area && isNamed(code))];
}

// The sizes of a label: the name above the value, then side by side; the name alone has one.
function labelSizes(name, value) {
  const nameWidth = textWidth(name, value ? NAME_FONT : BLANK_FONT);
  if (!value) return [[nameWidth + PADDING, LINE_HEIGHT]];
  const valueWidth = textWidth(value, VALUE_FONT);
  return [[Math.max(nameWidth, valueWidth) + PADDING, 2 * LINE_HEIGHT - 2], [nameWidth + SPACE + valueWidth + PADDING, LINE_HEIGHT]];
}

function requestLabel(code, index) {
  const [name, value] = labelText(code, cellOf(code));
  const isLargest = code === state.regionOrder[0] && cellOf(code).value > 0; // titles name the selected and the largest
  const isWorthLine = value !== "" || state.regionOrder.length <= MAX_JOINED_REGIONS;
  const isJoinable = isWorthLine && (state.regionOrder.length <= MAX_NAMED_REGIONS || index < MAX_JOINED_OF_MANY);
  return { name, value, anchor: anchorOf(code), sizes: labelSizes(name, value), isJoinable,
           isRequired: code === state.view.area || isLargest };
}

function drawLeader([[x0, y0], [x1, y1]]) {
  const context = state.labelContext;
  const { ink, halo } = state.view.colours;
  for (const [strokeStyle, lineWidth, radius] of [[halo, 4, DOT_RADIUS + 1.5], [ink, 1.2, DOT_RADIUS]]) {
    Object.assign(context, { strokeStyle, lineWidth, fillStyle: strokeStyle });
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
    context.beginPath();
    context.arc(x1, y1, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

function writeLabel({ name, value }, { box: [left, top, right, bottom], sizeIndex }) {
  const { ink, muted } = state.view.colours;
  const x = (left + right) / 2, y = (top + bottom) / 2;
  if (!value) writeText(name, BLANK_FONT, x, y, muted);
  else if (sizeIndex === 0) {
    writeText(name, NAME_FONT, x, y - 8, ink);
    writeText(value, VALUE_FONT, x, y + 9, ink);
  } else {
    writeText(name, NAME_FONT, left + PADDING / 2 + textWidth(name, NAME_FONT) / 2, y, ink);
    writeText(value, VALUE_FONT, right - PADDING / 2 - textWidth(value, VALUE_FONT) / 2, y, ink);
  }
}

/** Say at the foot of the map how many labels had no room; which ones they are is its title. */
function countOmitted() {
  const { lang, text } = state.view;
  const count = state.omittedLabels.length;
  const note = element("span", "", text.no_room.replace("{n}", formatNumber(count, lang)));
  note.title = state.omittedLabels.join("; ");
  const prefix = count ? note.outerHTML : false; // escaped: Leaflet takes markup
  if (state.map.attributionControl.options.prefix !== prefix) state.map.attributionControl.setPrefix(prefix);
}

export function drawLabels() {
  if (!state.view || !state.regionLayers.size) return;
  clearLabels();
  const { x: width, y: height } = state.map.getSize();
  const panels = state.printCanvas ? [] : panelBoxes();
  const frame = [EDGE, EDGE, width - EDGE, height - EDGE];
  const requests = labelOrder().map(requestLabel)
    .filter(({ anchor: { x, y } }) => x >= 0 && y >= 0 && x <= width && y <= height);
  const surface = { frame, fontSize: FONT_SIZE, grid: regionGrid(frame, FONT_SIZE), anchors: listAnchors(), panels };
  const { spots, omittedCodes } = placeLabels(surface, requests, MAX_LABELS);
  const requestByCode = new Map(requests.map(request => [request.anchor.code, request]));
  const textOf = code => `${requestByCode.get(code).name} ${requestByCode.get(code).value}`.trimEnd();
  Object.assign(state, { labelObstacles: String(panels), labelSpots: spots, labelBoxes: spots.map(({ box }) => box),
                         labelTexts: spots.map(({ code }) => textOf(code)), omittedLabels: omittedCodes.map(textOf) });
  countOmitted();
  for (const { leader } of spots) if (leader) drawLeader(leader);
  Object.assign(state.labelContext, { lineWidth: 3 });
  for (const spot of spots) writeLabel(requestByCode.get(spot.code), spot);
}

/** Draw the labels anew where a panel has grown or moved since. */
export function avoidPanels() {
  if (String(panelBoxes()) !== state.labelObstacles) drawLabels();
}
