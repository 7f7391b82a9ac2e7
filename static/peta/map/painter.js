/** Paints one stop of time on everything that shows it. */
import { markTimePreview } from "../adapters/streamlit.js";
import { sortByValue } from "./cells.js";
import { drawLabels } from "./labels.js";
import { cellOf, fillUnits, paintSymbols } from "./layers.js";
import { updateCounts } from "./legend.js";
import { drawOffMapPanel } from "./off_map_panel.js";
import { isInScope, state } from "./state.js";
import { updateTimeline } from "./timeline.js";

/** @param {number} stopIndex */
export function paint(stopIndex) {
  state.stopIndex = stopIndex;
  // The words around the map are about the time that the address names: the page dims them while the map is elsewhere.
  markTimePreview(stopIndex !== state.view.start);
  fillUnits();
  paintSymbols();
  state.regionOrder = sortByValue([...state.regionLayers.keys()].filter(isInScope).map(code => [code, cellOf(code)]));
  updateCounts();
  drawOffMapPanel();
  drawLabels();
  updateTimeline();
}
