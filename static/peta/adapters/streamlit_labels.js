/** What a screen reader hears where Streamlit names its parts in English only, or not at all.
 *
 * ``petaNames``, set by every page in its language, has Streamlit's words and ours; words that end with a space are how a name
 * begins ("Remove "), words that begin with one are how it ends. Streamlit's test ids and its English are no promise of it:
 * ``tests/browser/test_adapters.py`` says when a test id goes, ``test_names.py`` when a word does.
 */

const CALENDAR = '[data-testid="stDateInputCalendar"]';
const WITHOUT_NAME = [
  ['[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"]', "Upload"],
  ['iframe[title="streamlit_folium.st_folium"]', "streamlit_folium.st_folium"],
  [".stToast", "Notifications"],
];
// Streamlit calls the place for files, which has a name, a decoration; and the months of a calendar the head of the page.
const WRONG_ROLE = `[data-testid="stFileUploaderDropzone"][role="presentation"], ${CALENDAR} header:not([role])`;
// "November" is named by what is not there.
const WRONG_NAME = `${CALENDAR} header [aria-haspopup][aria-labelledby]`;
const SPOKEN_TEXT = `[data-live-announcer] [role="log"] div, ${CALENDAR} h2, ${CALENDAR} > :not([role])`;
const OBSERVED = { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label", "aria-labelledby", "role", "lang"] };

const englishNames = new Map(); // what was said in place of Streamlit's words, so that a change of language finds them

/**
 * Replace the words of Streamlit in a name by ours.
 * @param {string} name
 * @param {Record<string, string>} table
 */
export function translateName(name, table) {
  return Object.entries(table).reduce((text, [english, word]) => {
    if (text === english) return word;
    if (english.endsWith(" ") && text.startsWith(english)) return word + text.slice(english.length);
    if (english.startsWith(" ") && text.endsWith(english)) return text.slice(0, -english.length) + word;
    return text;
  }, name);
}

function currentName(name) {
  const english = englishNames.get(name) || name;
  const translated = translateName(english, window.petaNames ?? {});
  if (translated !== english) englishNames.set(translated, english);
  return translated;
}

const forEach = (selector, act) => document.querySelectorAll(selector).forEach(act);

function nameParts() {
  forEach(WRONG_ROLE, part => part.setAttribute("role", "group"));
  forEach(WRONG_NAME, part => ["aria-label", "aria-labelledby"].forEach(name => part.removeAttribute(name)));
  for (const [selector, english] of WITHOUT_NAME) {
    forEach(`${selector}:not([aria-label])`, part => part.setAttribute("aria-label", english));
  }
  forEach("[aria-label]", part => {
    const name = part.getAttribute("aria-label");
    if (currentName(name) !== name) part.setAttribute("aria-label", currentName(name));
  });
  forEach(SPOKEN_TEXT, part => {
    const text = part.childNodes.length === 1 && part.firstChild.data;
    if (text && currentName(text) !== text) part.firstChild.data = currentName(text);
  });
}

// A module runs once in a page, however often its script comes.
new MutationObserver(nameParts).observe(document.documentElement, OBSERVED);
nameParts();
