/** Where the map looks: the largest view of an area in which no panel lies on a region. No DOM, no Leaflet.
 *
 * @typedef {{ x: number, y: number }} Point in pixels, also as a size
 * @typedef {number[]} Box left, top, right, bottom
 * @typedef {{ zoom: number, center: any }} View
 * @typedef {Object} Projection
 * @property {(bounds: number[], padding: Point) => number} boundsZoom the largest zoom at which bounds fit beside a padding
 * @property {(lonLat: number[], zoom: number) => Point} project
 * @property {(point: Point, zoom: number) => any} unproject
 */

/** A map no higher has no panels: map.css. */
export const SMALL_HEIGHT = 360;
const NARROW_WIDTH = 800;
const ZOOM_TOLERANCE = 0.75; // zoom steps that an area may lose for panels to lie beside it

/**
 * What is left free at the edges: [left, top], [right, bottom]. The small map has no panels, but its attribution. The whole
 * country needs the width: the off-map panel lies below it, over the Indian Ocean, and covers no island.
 * @param {Point} size
 * @param {{ isCountry: boolean, hasOffMapPanel: boolean }} area
 */
export function edgeMargins({ x, y }, { isCountry, hasOffMapPanel }) {
  const isNarrow = x < NARROW_WIDTH;
  if (y <= SMALL_HEIGHT) return [[10, 10], [10, x < 480 ? 44 : 28]];
  if (isCountry) return [[12, 6], [12, isNarrow ? 240 : 178]];
  return [[10, 8], [!hasOffMapPanel ? 10 : isNarrow ? 216 : 266, 40]];
}

/**
 * The largest view of bounds within margins.
 * @param {number[]} bounds west, south, east, north
 * @param {number[]} start left, top
 * @param {number[]} end right, bottom
 * @param {Projection} projection
 * @returns {View}
 */
export function fitBounds([west, south, east, north], start, end, projection) {
  const zoom = projection.boundsZoom([west, south, east, north], { x: start[0] + end[0], y: start[1] + end[1] });
  const [a, b] = [[west, south], [east, north]].map(corner => projection.project(corner, zoom));
  const middle = { x: (a.x + b.x + end[0] - start[0]) / 2, y: (a.y + b.y + end[1] - start[1]) / 2 };
  return { zoom, center: projection.unproject(middle, zoom) };
}

/**
 * Whether a panel lies on an outline in a view.
 * @param {{ zoom: number, center: Point }} view its center projected at zoom
 * @param {Point} size
 * @param {Box[]} boxes of the panels
 * @param {Point[]} outline points projected at zoom 0
 */
export function isCovered({ zoom, center }, size, boxes, outline) {
  const scale = 2 ** zoom;
  const left = center.x - size.x / 2, top = center.y - size.y / 2;
  return outline.some(point => {
    const x = point.x * scale - left, y = point.y * scale - top;
    return boxes.some(box => x > box[0] && x < box[2] && y > box[1] && y < box[3]);
  });
}

/**
 * The margins worth trying, each with and without the panels that stand at its edge.
 * @param {Point} size
 * @param {number[][]} margins as of edgeMargins
 * @param {Box[]} boxes
 */
export function candidateMargins(size, [[left, top], [right, bottom]], boxes) {
  const lefts = [left, ...boxes.map(box => box[2] + 8).filter(x => x > left && x < size.x / 2)];
  const bottoms = [bottom, ...boxes.map(box => size.y - box[1] + 6).filter(y => y > bottom && y < size.y / 2)];
  return bottoms.flatMap(low => lefts.map(x => [[x, top], [right, low]]));
}

/**
 * The largest view that covers nothing, where that does not cost too much zoom; else the largest.
 * @param {View[]} views
 * @param {(view: View) => boolean} covers
 */
export function chooseView(views, covers) {
  const sorted = [...views].sort((a, b) => b.zoom - a.zoom);
  return sorted.find(view => view.zoom >= sorted[0].zoom - ZOOM_TOLERANCE && !covers(view)) ?? sorted[0];
}

/**
 * The box that a map shows when it looks at bounds, with some land around, whatever its shape.
 * @param {number[]} bounds west, south, east, north
 * @param {Point} size
 */
export function visibleBox([west, south, east, north], size) {
  const shape = size.x / (size.y || 1) || 1;
  const half = Math.max(north - south, (east - west) / shape) * 0.65;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [x - half * shape, y - half, x + half * shape, y + half];
}

/** Whether two boxes have a point in common, edges left out. */
export const intersects = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
