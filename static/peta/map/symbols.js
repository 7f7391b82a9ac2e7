/** Proportional symbols: an area for a value. No DOM. */

export const MAX_RADIUS = 34;
export const MIN_RADIUS = 4;
const LINE_HEIGHT = 15;
const MARGIN = 4;

/**
 * The radius of a symbol in pixels: its area is proportional to the value, but a symbol is never too small to see.
 * @param {number} value
 * @param {number} maxValue the largest value of all stops
 */
export const symbolRadius = (value, maxValue) =>
  value > 0 ? Math.max(MIN_RADIUS, MAX_RADIUS * Math.sqrt(value / maxValue)) : 0;

/**
 * Circles within each other that stand on one line, each with the place of its number; numbers never overlap.
 * @param {number[]} values largest first
 * @param {number} maxValue
 */
export function nestedSymbols(values, maxValue) {
  const largest = symbolRadius(values[0] || 0, maxValue);
  let textTop = 0;
  const circles = values.map(value => {
    const r = symbolRadius(value, maxValue);
    const top = 2 * largest + MARGIN - 2 * r;
    textTop = Math.max(textTop, top + 6);
    const circle = { value, r, cx: largest + MARGIN, cy: top + r, textX: 2 * largest + 16, textY: textTop + 5 };
    textTop += LINE_HEIGHT;
    return circle;
  });
  return { circles, height: Math.max(2 * largest + 2 * MARGIN, textTop) };
}
