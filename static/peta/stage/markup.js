/** The elements of a presentation. Text is set with textContent; pictures are images, in which no script runs.
 *
 * @typedef {Object} StagePayload as ``pages/parts/deck/presentation.py`` composes it
 * @property {string} deck its id
 * @property {string} title
 * @property {string} lang of the scenes
 * @property {string} version changes with anything on the stage
 * @property {string} look "light", "contrast" or "dark"
 * @property {string} shape "wide" or "narrow", of the drawings
 * @property {string} stylesheet address
 * @property {string} script address of main.js
 * @property {boolean} is_presenter whether this window has the notes
 * @property {string} presenter address of the window that has them
 * @property {Scene[]} scenes
 * @property {Record<string, any>} words of the stage itself, and its keys as pairs
 *
 * @typedef {Object} Scene
 * @property {string} block
 * @property {string} title
 * @property {string} subtitle
 * @property {{ text: string, is_warning: boolean }[]} badges
 * @property {{ value: string, label: string, date: string }[]} facts
 * @property {{ text: string, owner: string }[]} lines
 * @property {string} picture address of an image
 * @property {string} alt
 * @property {string} sentence
 * @property {string} annotation
 * @property {string} source
 * @property {string[][]} table that stands for the picture
 * @property {string} notes
 */

const MANY_LINES = 4;

/** Make an element. */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function buildHead(scene) {
  const head = element("header", "stage-head");
  const badges = element("p", "stage-badges");
  badges.append(...scene.badges.map(badge =>
    element("span", badge.is_warning ? "stage-badge is-warning" : "stage-badge", badge.text)));
  head.append(element("p", "stage-block", scene.block), badges);
  return head;
}

function buildFacts(scene) {
  const list = element("dl", "stage-facts");
  for (const fact of scene.facts) {
    const item = element("div", "stage-fact");
    item.append(element("dd", "stage-number", fact.value), element("dt", "stage-label", fact.label),
      element("dd", "stage-date", fact.date));
    list.append(item);
  }
  return list;
}

function buildLines(scene) {
  const list = element("ol", scene.lines.length > MANY_LINES ? "stage-lines is-long" : "stage-lines");
  for (const line of scene.lines) {
    const item = element("li", "");
    item.append(element("span", "", line.text));
    if (line.owner) item.append(element("span", "stage-owner", line.owner));
    list.append(item);
  }
  return list;
}

function buildPicture(scene) {
  const figure = element("figure", "stage-picture");
  figure.append(Object.assign(element("img"), { src: scene.picture, alt: scene.alt }));
  return figure;
}

function buildTable(scene) {
  const table = element("table", "stage-table");
  table.append(element("caption", "", scene.title));
  for (const row of scene.table) {
    const line = element("tr");
    line.append(...row.map(cell => element("td", "", cell)));
    table.append(line);
  }
  return table;
}

/** @param {Scene} scene @param {string} lang */
export function buildScene(scene, lang) {
  const section = Object.assign(element("section", "stage-scene"), { lang });
  section.setAttribute("aria-label", scene.title);
  section.append(buildHead(scene), element("h1", "stage-title", scene.title));
  if (scene.subtitle) section.append(element("p", "stage-subtitle", scene.subtitle));
  const body = element("div", "stage-body");
  if (scene.facts.length) body.append(buildFacts(scene));
  if (scene.lines.length) body.append(buildLines(scene));
  if (scene.picture) body.append(buildPicture(scene));
  if (scene.sentence) body.append(element("p", "stage-sentence", scene.sentence));
  section.append(body);
  if (scene.annotation) section.append(element("p", "stage-annotation", scene.annotation));
  if (scene.source) section.append(element("p", "stage-source", scene.source));
  if (scene.table.length) section.append(buildTable(scene));
  return section;
}

/** Give a scene's lines what room is left: larger where there is some, smaller where it is short, as far as is read from afar. */
export function fitBody(body) {
  const { classList } = body.parentElement;
  const fits = () => body.scrollHeight <= body.clientHeight + 1;
  classList.remove("is-compact");
  classList.add("is-spacious");
  if (fits()) return;
  classList.remove("is-spacious");
  classList.toggle("is-compact", !fits());
}

/** The list of keys, hidden. */
export function buildHelp(words) {
  const box = Object.assign(element("div", "stage-help"), { hidden: true });
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", words.help);
  const list = element("dl", "");
  for (const [keys, meaning] of words.keys) list.append(element("dt", "", keys), element("dd", "", meaning));
  box.append(element("h2", "", words.help), list);
  return box;
}

/** The root of a presentation, with its style sheet. */
export function buildRoot({ look, title, words }, stylesheet) {
  const root = Object.assign(element("div", "stage"), { tabIndex: -1 });
  root.dataset.look = look;
  root.setAttribute("role", "region");
  root.setAttribute("aria-roledescription", words.presentation);
  root.setAttribute("aria-label", title);
  root.append(Object.assign(element("link"), { rel: "stylesheet", href: stylesheet }));
  return root;
}

/** The foot: a mark for each scene, the position in words, the way out. */
export function buildFoot(count, words, onMark, onExit) {
  const foot = element("div", "stage-foot");
  const progress = element("ol", "stage-progress");
  progress.setAttribute("aria-hidden", "true");
  for (let index = 0; index < count; index += 1) {
    const mark = element("li", "");
    mark.addEventListener("click", () => onMark(index));
    progress.append(mark);
  }
  const position = element("p", "stage-position");
  position.setAttribute("aria-live", "polite");
  const exit = element("button", "stage-exit", words.leave);
  exit.addEventListener("click", onExit);
  foot.append(progress, position, exit);
  return { foot, marks: [...progress.children], position };
}

/** What only the presenter sees: the notes, the next scene, the time. */
export function buildNotes(words) {
  const box = element("aside", "stage-notes");
  const [notes, next, time] = ["stage-note", "stage-next", "stage-time"].map(name => element("p", name));
  box.append(element("h2", "", words.notes), notes, element("h2", "", words.next), next, time);
  return { box, notes, next, time };
}
