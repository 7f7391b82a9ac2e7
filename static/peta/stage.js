// The stage: a deck full screen. Scenes are built once, so a change of scene only shows another one.
// Text is set with textContent; pictures are images, in which no script runs.

const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const NARROW = 1.5; // width by height below which the narrow drawings fit better

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function heading(scene) {
  const head = make("header", "stage-head");
  head.append(make("p", "stage-block", scene.block));
  const marks = make("p", "stage-badges");
  for (const badge of scene.badges) marks.append(make("span", badge.loud ? "stage-badge loud" : "stage-badge", badge.text));
  head.append(marks);
  return head;
}

function facts(scene) {
  const box = make("dl", "stage-facts");
  for (const fact of scene.facts) {
    const one = make("div", "stage-fact");
    one.append(make("dd", "stage-number", fact.told), make("dt", "stage-label", fact.label), make("dd", "stage-when", fact.when));
    box.append(one);
  }
  return box;
}

function lines(scene) {
  const list = make("ol", scene.lines.length > 4 ? "stage-lines many" : "stage-lines");
  for (const line of scene.lines) {
    const item = make("li", "");
    item.append(make("span", "", line.text));
    if (line.about) item.append(make("span", "stage-owner", line.about));
    list.append(item);
  }
  return list;
}

function picture(scene) {
  const box = make("figure", "stage-picture");
  const image = make("img");
  image.src = scene.picture;
  image.alt = scene.alt;
  box.append(image);
  return box;
}

function twin(scene) {
  const table = make("table", "stage-twin");
  table.append(make("caption", "", scene.title));
  for (const row of scene.twin) {
    const line = make("tr");
    for (const cell of row) line.append(make("td", "", cell));
    table.append(line);
  }
  return table;
}

function built(scene) {
  const section = make("section", "stage-scene");
  section.setAttribute("aria-label", scene.title);
  section.append(heading(scene), make("h1", "stage-title", scene.title));
  if (scene.subtitle) section.append(make("p", "stage-subtitle", scene.subtitle));
  const body = make("div", "stage-body");
  if (scene.facts.length) body.append(facts(scene));
  if (scene.lines.length) body.append(lines(scene));
  if (scene.picture) body.append(picture(scene));
  if (scene.sentence) body.append(make("p", "stage-sentence", scene.sentence));
  section.append(body);
  if (scene.annotation) section.append(make("p", "stage-annotation", scene.annotation));
  if (scene.source) section.append(make("p", "stage-source", scene.source));
  if (scene.twin.length) section.append(twin(scene));
  return section;
}

// Lines that leave room stand larger; what has no room as it is stands smaller, as far as it is still read from afar.
function fit(body) {
  const { classList } = body.parentElement;
  const fits = () => body.scrollHeight <= body.clientHeight + 1;
  classList.remove("tight");
  classList.add("roomy");
  if (fits()) return;
  classList.remove("roomy");
  classList.toggle("tight", !fits());
}

function help(words) {
  const box = make("div", "stage-help");
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", words.help);
  box.hidden = true;
  const list = make("dl", "");
  for (const [keys, what] of words.keys) list.append(make("dt", "", keys), make("dd", "", what));
  box.append(make("h2", "", words.help), list);
  return box;
}

// Which scene, kept in the address after "#" and with the tab: a reload, or a server that was started again, comes back
// to it. Streamlit drops what stands after "#" when a fresh server is asked for a page that it does not know yet.
function remembered(deck, count) {
  const told = location.hash.slice(1) || sessionStorage.getItem(`paparan-${deck}`);
  const place = Number.parseInt(told, 10) - 1;
  return place >= 0 && place < count ? place : 0;
}

function show(data, parts) {
  const { words, scenes } = data;
  const root = make("div", "stage");
  root.dataset.look = data.look;
  root.tabIndex = -1;
  root.setAttribute("role", "region");
  root.setAttribute("aria-roledescription", words.presentation);
  root.setAttribute("aria-label", data.title);
  const sheet = make("link");
  sheet.rel = "stylesheet";
  sheet.href = data.sheet;
  const sections = scenes.map(built);
  for (const section of sections) section.lang = data.lang;
  const told = make("p", "stage-place");
  told.setAttribute("aria-live", "polite");
  const marks = make("ol", "stage-marks");
  marks.setAttribute("aria-hidden", "true");
  scenes.forEach((_, place) => {
    const mark = make("li", "");
    mark.addEventListener("click", () => go(place, true));
    marks.append(mark);
  });
  const black = make("div", "stage-black");
  black.hidden = true;
  const keys = help(words);
  const foot = make("div", "stage-foot");
  const leave = make("button", "stage-leave", words.leave);
  leave.addEventListener("click", () => parts.leave());
  foot.append(marks, told, leave);
  root.append(sheet, ...sections, foot, keys, black);
  const channel = new BroadcastChannel(`paparan-${data.deck}`);
  const aside = data.is_presenter ? presenter(root, data) : null;
  let here = -1;

  function go(place, tells) {
    here = Math.max(0, Math.min(place, scenes.length - 1));
    sections.forEach((section, at) => section.classList.toggle("here", at === here));
    [...marks.children].forEach((mark, at) => mark.classList.toggle("here", at === here));
    told.textContent = words.place.replace("{n}", here + 1).replace("{all}", scenes.length);
    if (aside) aside(here);
    history.replaceState(history.state, "", `${location.pathname}${location.search}#${here + 1}`);
    sessionStorage.setItem(`paparan-${data.deck}`, here + 1);
    if (tells) channel.postMessage({ here });
  }

  channel.onmessage = (message) => {
    if (message.data.here !== undefined && message.data.here !== here) go(message.data.here, false);
    if (message.data.black !== undefined) black.hidden = !message.data.black;
    if (message.data.asks && !data.is_presenter) channel.postMessage({ here });
  };

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => undefined);
  }

  function escape() {
    if (!keys.hidden) keys.hidden = true;
    else if (!black.hidden) dark(false);
    else if (document.fullscreenElement) document.exitFullscreen();
    else parts.leave();
  }

  function dark(is) {
    black.hidden = !is;
    channel.postMessage({ black: is });
  }

  const actions = {
    b: () => dark(black.hidden),
    ".": () => dark(black.hidden),
    f: full,
    p: () => window.open(data.presenter, "paparan-presenter", "popup,width=1100,height=760"),
    t: () => parts.look(),
    "?": () => (keys.hidden = !keys.hidden),
    escape,
    home: () => go(0, true),
    end: () => go(scenes.length - 1, true),
  };

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
    if (onButton) return;
    const act = NEXT.includes(event.key)
      ? () => go(here + 1, true)
      : BACK.includes(event.key)
        ? () => go(here - 1, true)
        : actions[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  document.addEventListener("keydown", pressed, true);
  document.body.append(root);
  document.documentElement.classList.add("stage-open");
  const bodies = sections.map((section) => section.querySelector(".stage-body"));
  const room = new ResizeObserver((changes) => changes.forEach((change) => fit(change.target)));
  bodies.forEach((body) => room.observe(body));
  document.fonts.ready.then(() => bodies.forEach(fit));
  go(remembered(data.deck, scenes.length), false);
  root.focus();
  if (data.is_presenter) channel.postMessage({ asks: true });
  root.clear = () => {
    document.removeEventListener("keydown", pressed, true);
    clearInterval(aside?.clock);
    room.disconnect();
    channel.close();
    root.remove();
    document.documentElement.classList.remove("stage-open");
  };
  return root;
}

// What only the presenter sees, in a window of its own: the notes, the next scene, the time since it was opened.
function presenter(root, data) {
  root.classList.add("with-notes");
  const box = make("aside", "stage-notes");
  const notes = make("p", "stage-note");
  const next = make("p", "stage-next");
  const time = make("p", "stage-time");
  box.append(make("h2", "", data.words.notes), notes, make("h2", "", data.words.next), next, time);
  root.append(box);
  const begun = Date.now();
  const tick = () => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tick();
  const tell = (here) => {
    notes.textContent = data.scenes[here].notes || data.words.no_notes;
    next.textContent = data.scenes[here + 1]?.title ?? data.words.last;
  };
  tell.clock = setInterval(tick, 1000);
  return tell;
}

// Streamlit calls this at every rerun: a stage that shows the same is left alone, another one takes its place.
export default function (component) {
  const { data, setTriggerValue, setStateValue } = component;
  window.onresize = () => {
    const shape = innerWidth / innerHeight < NARROW ? "narrow" : "wide";
    if (shape !== data.shape) setStateValue("shape", shape);
  };
  window.onresize();
  const key = JSON.stringify([data.deck, data.version, data.look, data.shape]);
  let root = document.querySelector(".stage");
  if (root?.dataset.key !== key) {
    root?.clear();
    root = show(data, {
      leave: () => {
        setTriggerValue("left", true);
        root.clear();
      },
      look: () => setTriggerValue("look", true),
    });
    root.dataset.key = key;
  }
  return () => {
    window.onresize = null;
    if (document.contains(root)) root.clear();
  };
}
