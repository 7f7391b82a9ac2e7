/** Which scene comes next. No DOM. */

const NEXT_KEYS = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const PREVIOUS_KEYS = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const NARROW_RATIO = 1.5; // width by height below which the narrow drawings fit better

/**
 * What a key does: "next", "previous", or the key itself in small letters.
 * @param {string} key as an event names it
 */
export function actionName(key) {
  if (NEXT_KEYS.includes(key)) return "next";
  return PREVIOUS_KEYS.includes(key) ? "previous" : key.toLowerCase();
}

/** The index of a scene that is there: the first or last beyond either end. */
export const clampScene = (index, count) => Math.max(0, Math.min(index, count - 1));

/**
 * The index of the scene that an address or the tab names, from 1; the first where it names none.
 * @param {string | null} text
 * @param {number} count of scenes
 */
export function parseScene(text, count) {
  const index = Number.parseInt(text, 10) - 1;
  return index >= 0 && index < count ? index : 0;
}

/** The shape of a screen, for which its drawings are made. */
export const screenShape = (width, height) => width / height < NARROW_RATIO ? "narrow" : "wide";

/** Milliseconds as minutes and seconds. */
export function formatElapsed(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
