/** Small tools for elements. Text is set with textContent: what comes from data is never read as markup. */

/**
 * Make an element.
 * @param {string} tag
 * @param {string} [className]
 * @param {string | null} [text]
 */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

const motionQuery = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the reader wants no motion. */
export const isMotionReduced = () => motionQuery.matches;

/** @param {() => void} listener called when the reader's wish changes */
export const onMotionChange = listener => motionQuery.addEventListener("change", listener);

const FOCUSABLE = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

/** What the Tab key reaches in an element or document. */
export const focusableIn = root => [...root.querySelectorAll(FOCUSABLE)]
  .filter(node => node.tabIndex >= 0 && !node.disabled && node.getClientRects().length);
