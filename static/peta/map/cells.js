/** What a region shows at a stop of time. No DOM.
 *
 * The kind of a cell is a class ("0" to "8") or one of KIND.
 * @typedef {{ kind: string, value?: number | null, count?: number | null, note?: string[] }} Cell
 */
import { formatNumber } from "./format.js";

/** Kinds of cells that are no class, as the payload has them; at sea a region on land shows nothing. */
export const KIND = { noData: "-", zero: "z", band: "b", masked: "m", sea: "s" };

/** Counts regions that have a figure, of whatever class. */
export const WITH_FIGURE = "with_figure";

/** Whether a small count is hidden: shown as a band, or not at all. */
export const isSuppressed = kind => kind === KIND.band || kind === KIND.masked;

/** Whether a cell has nothing to say: its label is the name alone. */
export const isBlank = kind => kind === KIND.noData || kind === KIND.sea;

/**
 * @param {import("./payload.js").MapPayload} view
 * @param {number} stopIndex
 * @param {number | undefined} row the region's place in ``view.codes``
 * @returns {Cell}
 */
export function cellAt(view, stopIndex, row) {
  const stop = view.cells[stopIndex];
  if (view.is_at_sea) return { kind: KIND.sea }; // crews are never painted on land
  if (row === undefined || !stop) return { kind: KIND.noData };
  const value = stop.v[row];
  return { kind: stop.k[row], value, count: stop.c ? stop.c[row] : value, note: view.notes[stop.n[row]] };
}

/**
 * The value of a cell as the reader sees it: a number, the band of a small count, or that it is masked.
 * @param {import("./payload.js").MapPayload} view
 * @param {Cell} cell
 */
export function formatValue(view, { kind, value }) {
  if (kind === KIND.band) return view.text.band;
  return kind === KIND.masked ? view.text.masked : formatNumber(value, view.lang, view.digits);
}

const SUPPRESSED_RANK = -0.5; // hidden counts stand together, below zero
const NO_DATA_RANK = -1;
/** @param {Cell} cell */
const rank = ({ kind, value }) => value ?? (isSuppressed(kind) ? SUPPRESSED_RANK : NO_DATA_RANK);

/**
 * Region codes, the largest value first; equal values keep their order.
 * @param {[string, Cell][]} cells
 */
export const sortByValue = cells => [...cells].sort((a, b) => rank(b[1]) - rank(a[1])).map(([code]) => code);

/**
 * How many regions show each kind, and under WITH_FIGURE how many have a figure.
 * @param {string[]} kinds
 */
export function countKinds(kinds) {
  const counts = new Map();
  const add = key => counts.set(key, (counts.get(key) || 0) + 1);
  for (const kind of kinds) {
    add(kind);
    if (kind !== KIND.noData && kind !== KIND.zero && !isSuppressed(kind)) add(WITH_FIGURE);
  }
  return counts;
}
