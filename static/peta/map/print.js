/** On paper: one picture, the legend beside it.
 *
 * A printed frame has another size than the one on screen and runs no script while it is laid out: what is printed is drawn
 * before. Dark colours are changed for those of white paper.
 */
import { canvasOf, redrawCanvas } from "../adapters/leaflet.js";
import { element } from "./dom.js";
import { enterRegions, removeFocusOutline } from "./keyboard.js";
import { drawLabels, NAME_FONT } from "./labels.js";
import { drawLayers } from "./layers.js";
import { drawLegend } from "./legend.js";
import { paint } from "./painter.js";
import { state } from "./state.js";
import { currentMargins } from "./viewport.js";

const MARGIN = 16; // of the margins for panels, how much stays on paper

const printQuery = matchMedia("print");
let screenView = null; // what the screen shows, while paper has other colours

export const isPrinting = () => printQuery.matches;

export function listenToPrint() {
  addEventListener("beforeprint", () => setPrinting(true));
  addEventListener("afterprint", () => setPrinting(false));
  printQuery.addEventListener("change", () => setPrinting(printQuery.matches));
}

function setPrinting(isOn) {
  if (!state.view || !state.topologies.units || isOn === Boolean(state.printCanvas)) return;
  if (isOn) drawForPrint();
  else restoreScreen();
}

function drawForPrint() {
  removeFocusOutline();
  const { view } = state;
  state.printCanvas = /** @type {HTMLCanvasElement} */ (element("canvas", "peta-print"));
  screenView = view.print ? view : null;
  if (view.print) redraw({ ...view, ...view.print });
  Object.values(state.renderers).forEach(redrawCanvas);
  drawLabels();
  composePicture();
  state.map.getContainer().prepend(state.printCanvas);
}

function restoreScreen() {
  state.printCanvas.remove();
  state.printCanvas = null;
  if (screenView) redraw(screenView);
  screenView = null;
  drawLabels();
  enterRegions(); // who walked by keys goes on from there
}

function redraw(view) {
  state.view = view;
  document.documentElement.dataset.theme = view.theme;
  drawLayers();
  drawLegend();
  paint(state.stopIndex);
}

function composePicture() {
  const size = state.map.getSize();
  const [, [right, bottom]] = currentMargins(size);
  const [width, height] = [size.x - Math.max(right - MARGIN, 0), size.y - Math.max(bottom - MARGIN, 0)];
  const density = window.devicePixelRatio || 1;
  Object.assign(state.printCanvas, { width: width * density, height: height * density });
  const context = state.printCanvas.getContext("2d");
  context.scale(density, density);
  const offset = L.DomUtil.getPosition(state.map.getPane("mapPane"));
  const { units, foreground } = state.renderers;
  for (const canvas of [canvasOf(units), canvasOf(foreground), state.labelContext.canvas]) {
    const { x, y } = L.DomUtil.getPosition(canvas).add(offset);
    context.drawImage(canvas, x, y, parseFloat(canvas.style.width), parseFloat(canvas.style.height));
  }
  drawScaleBar(context, height);
}

function drawScaleBar(context, height) {
  const bar = state.scaleBar.querySelector(".leaflet-control-scale-line");
  const { ink } = state.view.colours;
  Object.assign(context, { strokeStyle: ink, fillStyle: ink, lineWidth: 2, font: NAME_FONT, textBaseline: "bottom" });
  context.strokeRect(8, height - 8, parseFloat(bar.style.width), 0);
  context.fillText(bar.textContent, 8, height - 12);
}
