/** Figures without a place on land: at sea, of offices and islands, over several regions. */
import { element } from "./dom.js";
import { isCountry, state } from "./state.js";

export function drawOffMapPanel() {
  const panel = state.offMapPanel;
  const blocks = new Map();
  for (const { t: title, l: label, v: value, u: unit, n: note } of state.view.off_map[state.stopIndex] || []) {
    if (!blocks.has(title)) blocks.set(title, element("div", "peta-block")).get(title).append(element("div", "peta-title", title));
    const row = element("div", "peta-off-map-row");
    row.append(element("span", "peta-off-map-name", label), element("b", "", `${value} ${unit}`),
      element("span", "peta-off-map-note", note));
    blocks.get(title).append(row);
  }
  const nodes = [...blocks.values()];
  panel.classList.toggle("is-wide", isCountry());
  panel.moveTo(isCountry() ? "bottomright" : "topright");
  panel.replaceChildren(...nodes);
  panel.hidden = nodes.length === 0;
}

/** Say in its place that the outlines did not come. */
export function showGeometryError() {
  state.offMapPanel.replaceChildren(element("p", "peta-error", state.view.text.geometry_missing));
  state.offMapPanel.hidden = false;
}
