/** What is said about one region: by pointing at it, and by the keyboard's focus. */
import { formatValue, isSuppressed, KIND } from "./cells.js";
import { element } from "./dom.js";
import { formatNumber } from "./format.js";
import { cellOf } from "./layers.js";
import { isInScope, propertiesOf, state } from "./state.js";

const HALF_WIDTH = 170;
const HEIGHT = 180;

export function createTooltip() {
  state.tooltip = L.tooltip({ className: "peta-tooltip", direction: "top", offset: [0, -8], opacity: 1 });
}

/** The lines about a region: name, value, count, note. */
export function describeRegion(code) {
  const { view, stopIndex } = state;
  const cell = cellOf(code);
  const { kind, value, count, note } = cell;
  const lines = [propertiesOf(code).name];
  if (!isInScope(code)) return lines.concat(view.text.outside);
  if (kind === KIND.noData) return lines.concat(view.text.no_data);
  if (kind === KIND.sea) return lines.concat(view.text.at_sea);
  const unit = isSuppressed(kind) ? view.count_unit : value === 1 ? view.unit_one : view.unit;
  lines.push(`${formatValue(view, cell)} ${unit}`);
  if (view.cells[stopIndex].c && !isSuppressed(kind)) lines.push(`${formatNumber(count, view.lang)} ${view.count_unit}`);
  return lines.concat(note || []);
}

/** Show a region's lines at a place, and return them. */
export function showTooltip(code, latlng) {
  const { map, tooltip } = state;
  const lines = describeRegion(code);
  const body = element("div");
  lines.forEach((line, i) => body.appendChild(element(i === 0 ? "strong" : "div", i === 1 ? "peta-tooltip-value" : "", line)));
  Object.assign(tooltip.options, tooltipSide(map.latLngToContainerPoint(latlng), map.getSize().x));
  tooltip.setLatLng(latlng).setContent(body);
  if (!map.hasLayer(tooltip)) tooltip.addTo(map);
  return lines;
}

export const hideTooltip = () => state.tooltip.remove();

/** On which side of its place a tooltip has room. */
export function tooltipSide({ x, y }, mapWidth) {
  if (x < HALF_WIDTH) return { direction: "right", offset: [8, 0] };
  if (x > mapWidth - HALF_WIDTH) return { direction: "left", offset: [-8, 0] };
  return y < HEIGHT ? { direction: "bottom", offset: [0, 8] } : { direction: "top", offset: [0, -8] };
}
