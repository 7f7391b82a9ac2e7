/** Which region lies where on the screen, in cells of some pixels: so that a label never lies in another region. No DOM.
 *
 * meeting/render/map/label_regions.py does the same for drawings.
 *
 * @typedef {number[]} Box left, top, right, bottom
 * @typedef {{ code: string, rings: ArrayLike<number>[] }} Region its closed rings, each x and y in turn
 * @typedef {{ x: number, y: number, scale: number }} Transform of rings to pixels
 * @typedef {Object} RegionGrid
 * @property {Box} frame
 * @property {number} cell size in pixels
 * @property {number} columns
 * @property {number} rows
 * @property {Uint16Array} cells the index of the region that the middle of each lies in, 0 for none
 * @property {Map<string, number>} indexByCode
 * @property {number} unitCount the first indices are the regions that the map is about, those after the land around
 */

/**
 * The grid of a frame.
 * @param {Box} frame
 * @param {number} cell
 * @param {Region[]} regions those that the map is about first
 * @param {number} unitCount how many those are
 * @param {Transform} [transform]
 * @returns {RegionGrid}
 */
export function buildGrid(frame, cell, regions, unitCount, transform = { x: 0, y: 0, scale: 1 }) {
  const columns = Math.ceil((frame[2] - frame[0]) / cell), rows = Math.ceil((frame[3] - frame[1]) / cell);
  const grid = { frame, cell, columns, rows, cells: new Uint16Array(columns * rows), indexByCode: new Map(), unitCount };
  const toCells = { x: (transform.x - frame[0]) / cell, y: (transform.y - frame[1]) / cell, scale: transform.scale / cell };
  regions.forEach(({ code, rings }, i) => {
    grid.indexByCode.set(code, i + 1);
    fillRegion(grid, rings, toCells, i + 1);
  });
  return grid;
}

const clampTo = (value, limit) => Math.min(Math.max(value, 0), limit);
const firstCell = position => Math.ceil(position - 0.5); // the first whose middle is not before a position

// Write an index into the cells whose middle lies inside an odd number of rings.
function fillRegion({ cells, columns, rows }, rings, { x, y, scale }, index) {
  /** @type {Map<number, number[]>} */
  const crossings = new Map();
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const y0 = y + ring[i + 1] * scale, y1 = y + ring[i + 3] * scale;
      const first = clampTo(firstCell(Math.min(y0, y1)), rows), stop = clampTo(firstCell(Math.max(y0, y1)), rows);
      if (first === stop) continue;
      const x0 = x + ring[i] * scale, slope = (x + ring[i + 2] * scale - x0) / (y1 - y0);
      for (let row = first; row < stop; row += 1) {
        if (!crossings.has(row)) crossings.set(row, []);
        crossings.get(row).push(x0 + (row + 0.5 - y0) * slope);
      }
    }
  }
  for (const [row, positions] of crossings) {
    positions.sort((a, b) => a - b);
    for (let i = 0; i + 1 < positions.length; i += 2) {
      const start = clampTo(firstCell(positions[i]), columns), end = clampTo(firstCell(positions[i + 1]), columns);
      cells.fill(index, row * columns + start, row * columns + end);
    }
  }
}

/**
 * The index of the region at a point, 0 where none is or the point is off the grid.
 * @param {RegionGrid} grid
 * @param {number} x
 * @param {number} y
 */
export function indexAt({ frame, cell, columns, rows, cells }, x, y) {
  const row = Math.floor((y - frame[1]) / cell), column = Math.floor((x - frame[0]) / cell);
  return row >= 0 && row < rows && column >= 0 && column < columns ? cells[row * columns + column] : 0;
}

/**
 * Which share of a box lies in other regions; what lies in the circle of its own symbol is its own.
 * @param {RegionGrid} grid
 * @param {Box} box
 * @param {string} code
 * @param {{ x: number, y: number, radius: number }} circle
 * @param {boolean} isLandAroundForeign whether the land around counts as other regions
 */
export function foreignShare(grid, box, code, circle, isLandAroundForeign) {
  const { frame, cell, columns, rows, cells } = grid;
  const ownIndex = grid.indexByCode.get(code) ?? 0, lastIndex = isLandAroundForeign ? Infinity : grid.unitCount;
  const [left, top, right, bottom] = box.map((edge, i) => clampTo(firstCell((edge - frame[i % 2]) / cell), i % 2 ? rows : columns));
  let foreignCount = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const index = cells[row * columns + column];
      if (!index || index === ownIndex || index > lastIndex) continue;
      const dx = frame[0] + (column + 0.5) * cell - circle.x, dy = frame[1] + (row + 0.5) * cell - circle.y;
      if (!circle.radius || dx * dx + dy * dy > circle.radius ** 2) foreignCount += 1;
    }
  }
  return foreignCount / Math.max((bottom - top) * (right - left), 1);
}
