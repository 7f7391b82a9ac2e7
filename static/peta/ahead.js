/* A view that the browser has had comes back at once, before the server has answered.
 *
 * The filters are the page's, and so are their events: they are read there by what ARIA names, the option of a list that a
 * filter's box controls and its place in the list. What is shown ahead is a whole view that the server composed of the same
 * data in the same mode. The answer confirms it or takes its place; where none comes, the view that the words of the page
 * are about returns.
 */
(() => {
  "use strict";

  const KEPT = 60;
  const UNANSWERED_MS = 2000;
  const page = parent.document;

  window.petaAhead = paint => {
    const views = new Map();
    let answered = null, behind = null, waiting = 0;

    const name = pick => JSON.stringify(Object.entries(pick));
    // A pick that the address did not ask for was put in place of another: what follows from it only the server knows.
    const isAsked = pick => [...new URLSearchParams(parent.location.search)].every(([key, given]) => !(key in pick) || pick[key] === given);

    // Where another choice came while the answer was read, that is shown (and ``isShown`` false) and still waits for its own.
    function keep(view, data, isShown) {
      if (behind !== data) views.clear();
      [answered, behind] = [view, data];
      if (isShown) clearTimeout(waiting);
      views.delete(name(view.pick));
      views.set(name(view.pick), view);
      if (views.size > KEPT) views.delete(views.keys().next().value);
    }

    function choose(filter, place) {
      const value = answered && isAsked(answered.pick) ? (answered.choices[filter] || [])[place - 1] : undefined;
      const view = value && views.get(name({ ...answered.pick, [filter]: value }));
      if (!view || view === answered) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => paint(answered), UNANSWERED_MS);
      paint(view);
    }

    function chosen(option) {
      const list = option && option.closest('[role="listbox"]');
      const box = list && page.querySelector(`[role="combobox"][aria-controls="${CSS.escape(list.id)}"]`);
      const [, filter] = /st-key-choose_(\w+)/.exec((box && box.closest('[class*="st-key-choose_"]') || {}).className) || [];
      if (filter) choose(filter, placeOf(option, list));
    }

    // ARIA numbers the options of a list that is not whole in the page.
    const placeOf = (option, list) =>
      Number(option.getAttribute("aria-posinset")) || [...list.querySelectorAll('[role="option"]')].indexOf(option) + 1;

    const listening = { capture: true, signal: gone() };
    page.addEventListener("pointerup", event => chosen(event.target.closest('[role="option"]')), listening);
    page.addEventListener("keydown", event => {
      const active = event.key === "Enter" && event.target.getAttribute("aria-activedescendant");
      if (active) chosen(page.getElementById(active));
    }, listening);
    return { keep };
  };

  // The page outlives this frame.
  function gone() {
    const control = new AbortController();
    addEventListener("pagehide", () => control.abort());
    return control.signal;
  }
})();
