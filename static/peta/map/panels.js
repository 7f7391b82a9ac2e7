/** The panels that lie over the map, and where they stand. */
import { SMALL_HEIGHT } from "./camera.js";
import { element } from "./dom.js";
import { isCountry, state } from "./state.js";

/** Add an empty panel to a corner of the map; its ``moveTo`` puts it into another. */
export function createPanel(className, position) {
  const control = L.control({ position });
  const box = element("div", `peta-panel ${className}`);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  control.onAdd = () => box;
  control.addTo(state.map);
  return Object.assign(box, { moveTo: corner => control.getPosition() === corner || control.setPosition(corner) });
}

function boxOf(panel) {
  const [frame, box] = [state.map.getContainer(), panel].map(node => node.getBoundingClientRect());
  return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
}

/** The boxes that no label may lie under. */
export const panelBoxes = () =>
  [state.legend, state.offMapPanel, state.timeline, state.zoomControl, state.scaleBar].map(boxOf);

/** The boxes that should lie on no region; the small map has none, and the country has its panels at sea. */
export const coveringBoxes = size => isCountry() || size.y <= SMALL_HEIGHT ? [] :
  [state.legend, state.timeline, state.zoomControl].filter(box => !box.hidden && box.childElementCount).map(boxOf);
