/** What of streamlit-folium's frame we use that it does not promise: ``tests/browser/test_adapters.py`` says when it goes.
 *
 * It keeps in ``__GLOBAL_DATA__`` what it sent last, and puts Streamlit's component library on the window.
 */

let messageNumber = 0;

/**
 * Report to the page: an area or a time that was chosen, the way up, another theme. It reads like the tooltip of a click.
 * @param {"area" | "time" | "up" | "theme"} kind
 * @param {string} value
 */
export function sendEvent(kind, value) {
  // st_folium compares with what it sent last: keep its record in step, so that a pan sends nothing.
  messageNumber += 1;
  const message = { last_object_clicked_tooltip: `${kind}:${value}#${messageNumber}.${Date.now() % 1e6}` };
  const record = window.__GLOBAL_DATA__;
  record.last_object_clicked_tooltip = message.last_object_clicked_tooltip;
  record.previous_data = message;
  window.Streamlit.setComponentValue(message);
}

/** Wait for a style sheet that st_folium added: where the panels stand is not known before. */
export function styleSheetLoaded(path) {
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.querySelectorAll('link[rel="stylesheet"]');
  const sheet = [...links].find(({ href }) => href.includes(path));
  if (!sheet || sheet.sheet) return undefined;
  return new Promise(resolve => ["load", "error"].forEach(event => sheet.addEventListener(event, resolve)));
}
