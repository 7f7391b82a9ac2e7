/** The legend, counted for the stop on screen. */
import { countKinds, KIND, WITH_FIGURE } from "./cells.js";
import { element } from "./dom.js";
import { formatNumber } from "./format.js";
import { cellOf } from "./layers.js";
import { isCountry, state } from "./state.js";
import { nestedSymbols } from "./symbols.js";

const NESTED_WIDTH = 150;
const OPTIONAL_KINDS = [KIND.zero, KIND.noData, KIND.band, KIND.masked, WITH_FIGURE]; // rows that go where they count none

function legendRow(swatch, text, kind) {
  const row = element("div", "peta-row");
  const count = element("span", "peta-count");
  count.dataset.kind = kind;
  row.append(swatch, element("span", "peta-text", text), count);
  return row;
}

function createSwatch(className, colour) {
  const node = element("span", `peta-swatch ${className}`);
  if (colour) node.style.background = colour;
  return node;
}

export function drawLegend() {
  const { view, legend } = state;
  const { text, colours } = view;
  const rows = [element("div", "peta-title", text.legend)];
  legend.classList.toggle("is-flat", !view.is_at_sea && view.mode === "fill" && !isCountry());
  if (view.is_at_sea) return legend.replaceChildren(...rows, element("div", "peta-footnote", text.at_sea));
  if (view.mode === "symbols") rows.push(drawNestedSymbols(view.legend_values));
  else view.classes.forEach((label, i) => rows.push(legendRow(createSwatch("", view.palette[i]), label, String(i))));
  if (view.mode === "symbols") rows.push(legendRow(createSwatch("", colours.with_figure), text.with_figure, WITH_FIGURE));
  rows.push(legendRow(createSwatch("peta-dots"), text.band_row, KIND.band));
  rows.push(legendRow(createSwatch("peta-dots"), text.masked, KIND.masked));
  rows.push(legendRow(createSwatch("peta-zero"), text.zero, KIND.zero));
  rows.push(legendRow(createSwatch("peta-hatch"), text.no_data, KIND.noData));
  if (text.counted) rows.push(element("div", "peta-footnote", text.counted));
  return legend.replaceChildren(...rows);
}

function svgElement(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

function drawNestedSymbols(values) {
  const { colours, lang, max_value: maxValue } = state.view;
  const { circles, height } = nestedSymbols(values, maxValue);
  const svg = svgElement("svg", { width: NESTED_WIDTH, height, class: "peta-nested" });
  for (const { value, r, cx, cy, textX, textY } of circles) {
    const text = svgElement("text", { x: textX, y: textY });
    text.textContent = formatNumber(value, lang);
    svg.append(svgElement("circle", { cx, cy, r, fill: colours.symbol, stroke: colours.symbol_edge }), text);
  }
  return svg;
}

/** Write how many regions each row stands for. */
export function updateCounts() {
  const counts = countKinds(state.regionOrder.map(code => cellOf(code).kind));
  state.legend.querySelectorAll(".peta-count").forEach(node => {
    const count = counts.get(node.dataset.kind) || 0;
    node.textContent = formatNumber(count, state.view.lang);
    if (OPTIONAL_KINDS.includes(node.dataset.kind)) node.parentNode.hidden = count === 0;
  });
}
