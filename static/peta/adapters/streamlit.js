/** What the map knows of the Streamlit page around its frame: ``tests/browser/test_adapters.py`` says when it goes.
 *
 * The filters are the page's, and so are their events: they are read there by what ARIA names, the option of a list that a
 * filter's box controls and its place in the list. The key of a filter's widget is in a class of the element around it.
 */
import { focusableIn } from "../map/dom.js";

const page = () => parent.document;
const FILTER_KEY = /st-key-choose_(\w+)/;

/** Dim the words of the page while the map shows another time than they do: app.css. */
export const markTimePreview = isOn => page().documentElement.classList.toggle("peta-is-time-preview", isOn);

/** The first control of the page after the map's frame. */
export const firstControlAfterFrame = () => focusableIn(page())
  .find(node => frameElement.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

/** What the page's address asks for. */
export const pageQuery = () => new URLSearchParams(parent.location.search);

/**
 * Listen to options of filters being chosen, by mouse or key, until this frame goes: the page outlives it.
 * @param {(filter: string, position: number) => void} listener the option's position counts from 1
 */
export function onFilterChoice(listener) {
  const frame = new AbortController();
  addEventListener("pagehide", () => frame.abort());
  const options = { capture: true, signal: frame.signal };
  const report = option => {
    const choice = filterChoice(option);
    if (choice) listener(choice.filter, choice.position);
  };
  const target = event => /** @type {Element} */ (event.target);
  page().addEventListener("pointerup", event => report(target(event).closest('[role="option"]')), options);
  page().addEventListener("keydown", event => {
    const active = event.key === "Enter" && target(event).getAttribute("aria-activedescendant");
    if (active) report(page().getElementById(active));
  }, options);
}

/**
 * The filter that an option belongs to, and the option's position.
 * @param {Element | null} option
 */
export function filterChoice(option) {
  const list = option?.closest('[role="listbox"]');
  const box = list && list.ownerDocument.querySelector(`[role="combobox"][aria-controls="${CSS.escape(list.id)}"]`);
  const filter = FILTER_KEY.exec(box?.closest('[class*="st-key-choose_"]')?.className)?.[1];
  return filter ? { filter, position: optionPosition(option, list) } : null;
}

// ARIA numbers the options of a list that is not whole in the page.
const optionPosition = (option, list) =>
  Number(option.getAttribute("aria-posinset")) || [...list.querySelectorAll('[role="option"]')].indexOf(option) + 1;
