/** Which region a key leads to. No DOM. */

/** Arrow keys as [right, up]. */
export const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** Keys that go along the regions in the order of their values. */
export const STEPS = { PageDown: 1, PageUp: -1, Home: -Infinity, End: Infinity };

const MIN_COSINE = 0.5; // within 60 degrees of a direction

/**
 * The nearest region in a direction; one that lies aside counts as farther away.
 * @param {string} origin a code
 * @param {string[]} codes where to look
 * @param {[number, number]} direction right, up
 * @param {(code: string) => { x: number, y: number }} positionOf
 * @returns {string | undefined}
 */
export function nearestInDirection(origin, codes, [right, up], positionOf) {
  const start = positionOf(origin);
  const candidates = codes.filter(code => code !== origin).map(code => {
    const { x, y } = positionOf(code);
    const distance = Math.hypot(x - start.x, y - start.y);
    return { code, distance, cosine: ((x - start.x) * right + (y - start.y) * up) / distance };
  }).filter(({ cosine }) => cosine > MIN_COSINE);
  candidates.sort((a, b) => a.distance * (2 - a.cosine) - b.distance * (2 - b.cosine));
  return candidates[0]?.code;
}

/**
 * The region some steps on in an order, at most its first or last.
 * @param {string[]} order
 * @param {string | null} code
 * @param {number} step
 */
export const stepThrough = (order, code, step) =>
  order[Math.min(Math.max(order.indexOf(code) + step, 0), order.length - 1)];

/** Whether there is a region one step on: else Tab is the browser's again. */
export const hasStep = (order, code, step) => order[order.indexOf(code) + step] !== undefined;

/** The selected region, else the one that the reader comes back from, else the one with the largest value. */
export const firstRegion = (order, selected, previous) => [selected, previous].find(code => order.includes(code)) ?? order[0];

/**
 * Where the keyboard enters the regions: forwards at the largest value; backwards where the reader was, else at the last.
 * @param {{ order: string[], focus: string | null, selected: string, previous: string | null }} regions
 * @param {"skip" | "inside" | "outside"} origin the button before the map, a control of the map, or the page
 */
export function entryRegion({ order, focus, selected, previous }, origin) {
  if (origin === "skip") return order[0];
  if (order.includes(focus)) return focus;
  return origin === "inside" ? order.at(-1) : firstRegion(order, selected, previous);
}
