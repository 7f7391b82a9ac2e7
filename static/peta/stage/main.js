/** The presentation: a deck full screen. Scenes are built once, so a change of scene only shows another one.
 *
 * Streamlit's page has modules of its own, and so no import map of ours: this module gives those beside it its own version,
 * the hash of all of them; they import nothing.
 */
const { search: version } = new URL(import.meta.url);
const [{ buildFoot, buildHelp, buildNotes, buildRoot, buildScene, element, fitBody },
  { actionName, clampScene, formatElapsed, parseScene, screenShape }] =
  await Promise.all(["markup", "navigation"].map(name => import(`./${name}.js${version}`)));

const TICK_MS = 1000;

/**
 * @param {import("./markup.js").StagePayload} data
 * @param {{ exit: () => void, switchLook: () => void }} page what the page does
 */
function buildStage(data, page) {
  const { words, scenes } = data;
  const storageKey = `paparan-${data.deck}`;
  const root = buildRoot(data, new URL(data.stylesheet.replace(/^\//, ""), document.baseURI).href);
  const sections = scenes.map(scene => buildScene(scene, data.lang));
  const blackout = Object.assign(element("div", "stage-blackout"), { hidden: true });
  const help = buildHelp(words);
  const { foot, marks, position } = buildFoot(scenes.length, words, index => goTo(index), () => page.exit());
  root.append(...sections, foot, help, blackout);
  const channel = new BroadcastChannel(storageKey);
  const notes = data.is_presenter ? addNotes(root, data) : null;
  let current = -1;

  // Which scene, kept in the address after "#" and with the tab: a reload, or a server that was started again, comes back
  // to it. Streamlit drops what stands after "#" when a fresh server is asked for a page that it does not know yet.
  function goTo(index, { isReported = true } = {}) {
    current = clampScene(index, scenes.length);
    [sections, marks].forEach(nodes => nodes.forEach((node, i) => node.classList.toggle("is-current", i === current)));
    position.textContent = words.position.replace("{n}", current + 1).replace("{all}", scenes.length);
    notes?.update(current);
    history.replaceState(history.state, "", `${location.pathname}${location.search}#${current + 1}`);
    sessionStorage.setItem(storageKey, String(current + 1));
    if (isReported) channel.postMessage({ current });
  }

  channel.onmessage = ({ data: message }) => {
    if (message.current !== undefined && message.current !== current) goTo(message.current, { isReported: false });
    if (message.isBlack !== undefined) blackout.hidden = !message.isBlack;
    if (message.isAsking && !data.is_presenter) channel.postMessage({ current });
  };

  function toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => undefined);
  }

  function setBlackout(isBlack) {
    blackout.hidden = !isBlack;
    channel.postMessage({ isBlack });
  }

  function escape() {
    if (!help.hidden) help.hidden = true;
    else if (!blackout.hidden) setBlackout(false);
    else if (document.fullscreenElement) document.exitFullscreen();
    else page.exit();
  }

  const actions = {
    next: () => goTo(current + 1),
    previous: () => goTo(current - 1),
    home: () => goTo(0),
    end: () => goTo(scenes.length - 1),
    b: () => setBlackout(blackout.hidden),
    ".": () => setBlackout(blackout.hidden),
    f: toggleFullScreen,
    p: () => window.open(data.presenter, "paparan-presenter", "popup,width=1100,height=760"),
    t: () => page.switchLook(),
    "?": () => (help.hidden = !help.hidden),
    escape,
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isButton = event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
    const action = isButton ? undefined : actions[actionName(event.key)];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  document.addEventListener("keydown", onKey, true);
  document.body.append(root);
  document.documentElement.classList.add("stage-open");
  const bodies = sections.map(section => section.querySelector(".stage-body"));
  const sizes = new ResizeObserver(changes => changes.forEach(({ target }) => fitBody(target)));
  bodies.forEach(body => sizes.observe(body));
  document.fonts.ready.then(() => bodies.forEach(fitBody));
  goTo(parseScene(location.hash.slice(1) || sessionStorage.getItem(storageKey), scenes.length), { isReported: false });
  root.focus();
  if (data.is_presenter) channel.postMessage({ isAsking: true });
  root.clear = () => {
    document.removeEventListener("keydown", onKey, true);
    clearInterval(notes?.timer);
    sizes.disconnect();
    channel.close();
    root.remove();
    document.documentElement.classList.remove("stage-open");
  };
  return root;
}

/** Add what only the presenter sees, in a window of its own. */
function addNotes(root, { scenes, words }) {
  root.classList.add("has-notes");
  const { box, notes, next, time } = buildNotes(words);
  root.append(box);
  const start = Date.now();
  const tick = () => { time.textContent = formatElapsed(Date.now() - start); };
  tick();
  return {
    timer: setInterval(tick, TICK_MS),
    update(current) {
      notes.textContent = scenes[current].notes || words.no_notes;
      next.textContent = scenes[current + 1]?.title ?? words.last;
    },
  };
}

let latestCall = 0;

/**
 * Show a deck; Streamlit calls this at every rerun, and what it returns when the deck goes. A stage that shows the same is left
 * alone, another one takes its place; a call that was overtaken while the modules came takes nothing away.
 */
export function present({ data, setTriggerValue, setStateValue }) {
  const call = ++latestCall;
  const reportShape = () => {
    const shape = screenShape(innerWidth, innerHeight);
    if (shape !== data.shape) setStateValue("shape", shape);
  };
  window.onresize = reportShape;
  reportShape();
  const key = JSON.stringify([data.deck, data.version, data.look, data.shape]);
  /** @type {any} */
  let root = document.querySelector(".stage");
  if (root?.dataset.key !== key) {
    root?.clear();
    root = buildStage(data, {
      exit() {
        setTriggerValue("exit", true);
        root.clear();
      },
      switchLook: () => setTriggerValue("look", true),
    });
    root.dataset.key = key;
  }
  return () => {
    if (call !== latestCall) return;
    window.onresize = null;
    if (document.contains(root)) root.clear();
  };
}
