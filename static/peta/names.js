/* The names that a screen reader hears where Streamlit gives them: in English only, or none.
 * ``petaNames``, set by every page in its language, has Streamlit's name and ours; one that ends with a space is how a name
 * begins ("Remove ").
 */
(() => {
  "use strict";

  const UNNAMED = [
    ['[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"]', "Upload"],
    ['iframe[title="streamlit_folium.st_folium"]', "streamlit_folium.st_folium"],
  ];

  // What was said in place of Streamlit's names, so that a change of language finds them.
  const english = new Map();

  function ours(name) {
    const [theirs, word] = Object.entries(window.petaNames).find(([one]) => one === name || (one.endsWith(" ") && name.startsWith(one))) || ["", ""];
    return word + name.slice(theirs.length);
  }

  function rename(part) {
    const said = part.getAttribute("aria-label");
    const theirs = english.get(said) || said;
    const name = ours(theirs);
    if (name === said) return;
    english.set(name, theirs);
    part.setAttribute("aria-label", name);
  }

  // Streamlit calls the place for files, which has a name, a decoration.
  function name() {
    for (const place of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) place.setAttribute("role", "group");
    for (const [part, theirs] of UNNAMED) for (const one of document.querySelectorAll(`${part}:not([aria-label])`)) one.setAttribute("aria-label", theirs);
    document.querySelectorAll("[aria-label]").forEach(rename);
  }

  // The script comes again with every change of language or theme; one of it watches.
  if (window.petaNaming) return;
  window.petaNaming = new MutationObserver(name);
  window.petaNaming.observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["aria-label", "role", "lang"] });
  name();
})();
