/** What the map knows: one object, for every module reads it; each field has one writer, named here.
 *
 * @typedef {import("./payload.js").MapPayload} MapPayload
 * @typedef {Object} MapState
 * @property {any} map Leaflet's map (main)
 * @property {MapPayload | null} view what is shown (main; print while it prints)
 * @property {number} stopIndex which stop of time is shown (painter)
 * @property {string | null} dataVersion of the server's last answer (main)
 * @property {Record<string, any>} renderers Leaflet's canvases by pane (main)
 * @property {Record<string, { key: string, layer: any }>} layers Leaflet layers by role (layers)
 * @property {Map<string, any>} regionLayers Leaflet layers by region code (layers)
 * @property {Map<string, any>} symbolMarkers by region code (layers)
 * @property {Record<string, [any, string]>} topologies units and parents, each with the name of its object (main)
 * @property {any} landTopology (main)
 * @property {string[]} regionOrder codes, largest value first (painter)
 * @property {string | null} cameraKey the area and size that the camera was fitted to (viewport)
 * @property {string | null} focusCode the region in keyboard focus (keyboard)
 * @property {string | null} previousArea the area shown before this one (keyboard)
 * @property {any} focusOutline the layer around it (keyboard)
 * @property {any} tooltip (tooltip)
 * @property {number} playTimer 0 while time stands (timeline)
 * @property {string[]} labelTexts what the labels say (labels)
 * @property {number[][]} labelBoxes where they stand (labels)
 * @property {import("./label_placement.js").LabelSpot[]} labelSpots the same with their regions and leader lines (labels)
 * @property {string[]} omittedLabels what the labels say that had no room (labels)
 * @property {string} labelObstacles the panels that labels made way for (labels)
 * @property {CanvasRenderingContext2D} labelContext (main)
 * @property {HTMLCanvasElement | null} printCanvas the picture on paper (print)
 */

/** @type {MapState & Record<string, any>} and the map's controls, by main: legend, timeline, offMapPanel, zoomControl, scaleBar, keyHints, skipButton, liveRegion */
export const state = {
  map: null,
  view: null,
  stopIndex: 0,
  dataVersion: null,
  renderers: {},
  layers: {},
  regionLayers: new Map(),
  symbolMarkers: new Map(),
  topologies: {},
  landTopology: null,
  regionOrder: [],
  cameraKey: null,
  focusCode: null,
  previousArea: null,
  focusOutline: null,
  tooltip: null,
  playTimer: 0,
  labelTexts: [],
  labelBoxes: [],
  labelSpots: [],
  omittedLabels: [],
  labelObstacles: "",
  labelContext: null,
  printCanvas: null,
};

/** Whether the view is of the whole country. */
export const isCountry = () => state.view.area === "id";

/** Whether a region belongs to what the view is about; the others are shown around it. */
export const isInScope = code => state.view.scope === "id" || code.startsWith(state.view.scope);

/** The properties of a region's outline: code, name, and x and y of its label point. */
export const propertiesOf = code => state.regionLayers.get(code).feature.properties;
