/* What a screen reader hears where Streamlit names its parts in English only, or not at all.
 * ``petaNames``, set by every page in its language, has Streamlit's words and ours; words that end with a space are how a name
 * begins ("Remove "), words that begin with one are how it ends.
 */
(() => {
  "use strict";

  const CALENDAR = '[data-testid="stDateInputCalendar"]';
  const UNNAMED = [
    ['[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"]', "Upload"],
    ['iframe[title="streamlit_folium.st_folium"]', "streamlit_folium.st_folium"],
    [".stToast", "Notifications"],
  ];
  // Streamlit calls the place for files, which has a name, a decoration; and the months of a calendar the head of the page.
  const MISTAKEN = `[data-testid="stFileUploaderDropzone"][role="presentation"], ${CALENDAR} header:not([role])`;
  // "November" is named by what is not there.
  const MISNAMED = `${CALENDAR} header [aria-haspopup][aria-labelledby]`;
  const SPOKEN = `[data-live-announcer] [role="log"] div, ${CALENDAR} h2, ${CALENDAR} > :not([role])`;

  // What was said in place of Streamlit's words, so that a change of language finds them.
  const english = new Map();

  function ours(said) {
    const theirs = english.get(said) || said;
    const name = Object.entries(window.petaNames).reduce(replaced, theirs);
    if (name !== theirs) english.set(name, theirs);
    return name;
  }

  function replaced(name, [theirs, word]) {
    if (name === theirs) return word;
    if (theirs.endsWith(" ") && name.startsWith(theirs)) return word + name.slice(theirs.length);
    if (theirs.startsWith(" ") && name.endsWith(theirs)) return name.slice(0, -theirs.length) + word;
    return name;
  }

  const every = (parts, act) => document.querySelectorAll(parts).forEach(act);

  function name() {
    every(MISTAKEN, part => part.setAttribute("role", "group"));
    every(MISNAMED, part => ["aria-label", "aria-labelledby"].forEach(one => part.removeAttribute(one)));
    for (const [parts, theirs] of UNNAMED) every(`${parts}:not([aria-label])`, part => part.setAttribute("aria-label", theirs));
    every("[aria-label]", part => {
      const said = part.getAttribute("aria-label");
      if (ours(said) !== said) part.setAttribute("aria-label", ours(said));
    });
    every(SPOKEN, part => {
      const text = part.childNodes.length === 1 && part.firstChild.data;
      if (text && ours(text) !== text) part.firstChild.data = ours(text);
    });
  }

  // The script comes again with every change of language or theme; one of it watches.
  if (window.petaNaming) return;
  window.petaNaming = new MutationObserver(name);
  const watched = { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label", "aria-labelledby", "role", "lang"] };
  window.petaNaming.observe(document.documentElement, watched);
  name();
})();
