/** Where a label may stand, the preferred place first: docs/ARCHITECTURE.md, "Labels on maps", tells the order once. No DOM.
 *
 * meeting/render/map/label_candidates.py has the same numbers. Lengths are in font sizes where no unit is named.
 *
 * @typedef {{ code: string, x: number, y: number, radius: number }} Anchor a region's point, with the radius of its symbol or 0
 * @typedef {Object} LabelRequest
 * @property {Anchor} anchor
 * @property {number[][]} sizes widths and heights in which its words may be set, best first
 * @property {boolean} isRequired whether it is the region that a title names
 * @property {boolean} isJoinable whether a leader line may join label and region
 * @typedef {{ box: number[], sizeIndex: number }} Candidate
 */

export const SYMBOL_GAP = 0.17; // between a label and its symbol
const HEIGHT_SHARE = 0.6, WIDTH_SHARE = 0.3; // a symbol of such a radius, in heights and widths of a label, holds it
// How far a label may lie from the point of a region without a symbol, in widths and heights of the label.
const POINT_SHIFTS = [[0, 0], [0.25, 0], [-0.25, 0], [0, 0.5], [0, -0.5], [0.25, 0.5], [-0.25, 0.5], [0.25, -0.5], [-0.25, -0.5],
                      [0.5, 0], [-0.5, 0], [0, 1], [0, -1]];
export const LEADER_DISTANCES = [1, 1.5, 2, 3, 4, 5, 6.5, 8]; // from the edge of the symbol

// To the sides first, then to the corners, then between: in sixteenths of a circle, from the right.
const DIRECTIONS = [0, 4, 8, 12, 2, 6, 10, 14, 1, 3, 5, 7, 9, 11, 13, 15].map(step => {
  const angle = Math.PI * step / 8;
  return [Math.cos(angle), Math.sin(angle)].map(share => Math.round(share * 1e6) / 1e6);
});

const boxAround = (x, y, [width, height]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

const pointOffsets = ([width, height]) => POINT_SHIFTS.map(([dx, dy]) => [dx * width, dy * height]);

// Right, left, below, above, at the corners, and on the symbol: first where it holds the label, last where it is high enough.
function symbolOffsets(radius, [width, height], fontSize) {
  const gap = radius + SYMBOL_GAP * fontSize;
  const dx = gap + width / 2, dy = gap + height / 2, cornerX = 0.7 * gap + width / 2, cornerY = 0.7 * gap + height / 2;
  const onSymbol = radius >= HEIGHT_SHARE * height ? [[0, 0]] : [];
  const corners = [1, -1].flatMap(right => [1, -1].map(down => [right * cornerX, down * cornerY]));
  const aroundSymbol = [[dx, 0], [-dx, 0], [0, dy], [0, -dy], ...corners];
  return radius >= WIDTH_SHARE * width ? [...onSymbol, ...aroundSymbol] : [...aroundSymbol, ...onSymbol];
}

/**
 * The boxes without a leader line: on the symbol, beside it, or around the point.
 * @param {LabelRequest} request
 * @param {number} fontSize
 * @returns {Candidate[]}
 */
export function unjoinedCandidates({ anchor: { x, y, radius }, sizes }, fontSize) {
  return sizes.flatMap((size, sizeIndex) => (radius ? symbolOffsets(radius, size, fontSize) : pointOffsets(size))
    .map(([dx, dy]) => ({ box: boxAround(x + dx, y + dy, size), sizeIndex })));
}

/**
 * The boxes with a leader line, the nearest first.
 * @param {LabelRequest} request
 * @param {number} fontSize
 * @param {number[]} distances
 * @returns {Generator<Candidate>}
 */
export function* joinedCandidates({ anchor, sizes }, fontSize, distances) {
  for (const distance of distances) {
    const reach = anchor.radius + distance * fontSize;
    for (const [sizeIndex, size] of sizes.entries()) {
      for (const [dx, dy] of DIRECTIONS) {
        yield { box: boxAround(anchor.x + dx * (reach + size[0] / 2), anchor.y + dy * (reach + size[1] / 2), size), sizeIndex };
      }
    }
  }
}

// The numbers from one to another at most, a step apart.
const listSteps = (start, end, step) => Array.from({ length: Math.max(Math.floor((end - start) / step) + 1, 0) }, (_, i) => start + i * step);

/**
 * The boxes with a leader line on a lattice over the whole map, a font size wide, the nearest first.
 * @param {LabelRequest} request
 * @param {number} fontSize
 * @param {number[]} frame
 * @returns {Candidate[]}
 */
export function latticeCandidates({ anchor, sizes }, fontSize, [left, top, right, bottom]) {
  const minGap = anchor.radius + LEADER_DISTANCES[0] * fontSize;
  const isOffSymbol = (x, y, [width, height]) => Math.max(Math.abs(x - anchor.x) - width / 2, 0) ** 2
    + Math.max(Math.abs(y - anchor.y) - height / 2, 0) ** 2 >= minGap ** 2;
  const places = sizes.flatMap((size, sizeIndex) => listSteps(top + size[1] / 2, bottom - size[1] / 2, fontSize)
    .flatMap(y => listSteps(left + size[0] / 2, right - size[0] / 2, fontSize)
      .filter(x => isOffSymbol(x, y, size))
      .map(x => ({ box: boxAround(x, y, size), sizeIndex, distance: (x - anchor.x) ** 2 + (y - anchor.y) ** 2 }))));
  return places.sort((a, b) => a.distance - b.distance).map(({ box, sizeIndex }) => ({ box, sizeIndex }));
}
