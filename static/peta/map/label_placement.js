/** Where a label stands: dropped rather than overlapped. No DOM. */
import { intersects } from "./camera.js";

const EDGE = 4;
const SMALL_SYMBOL = 8; // a symbol no larger than half a label's height and this holds no name

/**
 * Tried one after the other: in a symbol that holds the label (or where none stands), below it, above; never over another
 * label. Beside its symbol first where the region is narrower than its label: below, the number would be read as the next
 * region's.
 *
 * @typedef {Object} Label
 * @property {{ x: number, y: number }} anchor
 * @property {number} halfWidth
 * @property {number} halfHeight
 * @property {number} symbolRadius 0 where no symbol stands
 * @property {boolean} isRegionNarrow
 *
 * @param {Label} label
 * @param {number[][]} obstacles boxes of labels and panels
 * @param {number} mapWidth
 * @returns {{ x: number, y: number, box: number[] } | null} null where there is no room
 */
export function placeLabel({ anchor, halfWidth, halfHeight, symbolRadius, isRegionNarrow }, obstacles, mapWidth) {
  const limit = mapWidth - EDGE;
  const clampX = x => Math.min(Math.max(x, halfWidth + EDGE), limit - halfWidth);
  const isOutside = symbolRadius > 0 && symbolRadius < halfHeight + SMALL_SYMBOL;
  const dy = (symbolRadius || halfHeight) + halfHeight + 2;
  const dx = symbolRadius + halfWidth + 3;
  const vertical = isOutside ? [[0, dy], [0, -dy]] : [[0, 0], [0, dy], [0, -dy]];
  const horizontal = isOutside ? [[dx, 0], [-dx, 0]] : [];
  for (const [right, down] of isRegionNarrow ? [...horizontal, ...vertical] : [...vertical, ...horizontal]) {
    const x = clampX(anchor.x + right), y = anchor.y + down;
    const box = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
    if (!obstacles.some(obstacle => intersects(box, obstacle))) return { x, y, box };
  }
  return null;
}

/**
 * The symbols that a label must not lie on: those much larger than its own region's, for it would be read as theirs.
 * @param {{ code: string, radius: number, box: number[] }[]} symbols
 * @param {string} code
 * @param {number} radius of the region's own symbol
 */
export const foreignSymbols = (symbols, code, radius) =>
  symbols.filter(symbol => symbol.code !== code && symbol.radius > 2 * radius).map(symbol => symbol.box);
