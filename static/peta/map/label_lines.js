/** Points, boxes and leader lines: how far, and whether they cross. No DOM.
 *
 * @typedef {{ x: number, y: number }} Point
 */

/** The length of a way; Math.hypot takes many times as long. @param {number} dx @param {number} dy */
export const lengthOf = (dx, dy) => Math.sqrt(dx * dx + dy * dy);

/** How far a point is from a box, 0 inside. @param {number[]} box @param {Point} point */
export const distanceToBox = ([left, top, right, bottom], { x, y }) =>
  lengthOf(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));

/** How far a point is from a line. @param {number[][]} line @param {Point} point */
export function distanceToLine([[x0, y0], [x1, y1]], { x, y }) {
  const dx = x1 - x0, dy = y1 - y0;
  const share = Math.min(Math.max(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0), 1);
  return lengthOf(x - x0 - share * dx, y - y0 - share * dy);
}

/** The point of a box that is nearest to a point. @param {number[]} box @param {Point} point */
export const nearestPoint = ([left, top, right, bottom], { x, y }) =>
  [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];

/** Whether two lines cross. @param {number[][]} a @param {number[][]} b */
export const isCrossingLine = (a, b) => hasEndsOnBothSides(a, b) && hasEndsOnBothSides(b, a);

function hasEndsOnBothSides([[x0, y0], [x1, y1]], line) {
  const [first, second] = line.map(([x, y]) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0));
  return first * second < 0;
}

/** Whether a line runs through a box: what of it is left between each pair of edges has a length. */
export function isCrossingBox([[x0, y0], [x1, y1]], [left, top, right, bottom]) {
  if (Math.max(x0, x1) <= left || Math.min(x0, x1) >= right || Math.max(y0, y1) <= top || Math.min(y0, y1) >= bottom) return false;
  const dx = x1 - x0, dy = y1 - y0; // along an axis the line is within the two edges, as the line above has seen
  const [left0, right0] = dx ? [(left - x0) / dx, (right - x0) / dx] : [0, 1];
  const [top0, bottom0] = dy ? [(top - y0) / dy, (bottom - y0) / dy] : [0, 1];
  return Math.max(0, Math.min(left0, right0), Math.min(top0, bottom0)) < Math.min(1, Math.max(left0, right0), Math.max(top0, bottom0));
}
