/** A view that the browser has had comes back at once, before the server has answered.
 *
 * What is shown ahead is a whole view that the server composed of the same data in the same mode. The answer confirms it or
 * takes its place; where none comes, the view that the words of the page are about returns.
 *
 * @typedef {import("./payload.js").MapPayload & { packed: string }} MapPayload
 */

const MAX_VIEWS = 60;
const TIMEOUT_MS = 2000;

const viewKey = query => JSON.stringify(Object.entries(query));

/** Views that the browser has had, the oldest forgotten first; all of them where the data are others. No DOM. */
export class ViewCache {
  constructor() {
    this.views = new Map();
    this.dataVersion = null;
    /** @type {MapPayload | null} the server's last answer */
    this.answer = null;
  }

  /** @param {MapPayload} view @param {string} dataVersion */
  add(view, dataVersion) {
    if (this.dataVersion !== dataVersion) this.views.clear();
    Object.assign(this, { answer: view, dataVersion });
    this.views.delete(viewKey(view.query));
    this.views.set(viewKey(view.query), view);
    if (this.views.size > MAX_VIEWS) this.views.delete(this.views.keys().next().value);
  }

  /**
   * The view that an option of a filter leads to, if the browser has had it.
   * @param {string} filter
   * @param {number} position of the option, from 1
   * @param {URLSearchParams} pageQuery what the page's address asks for
   * @returns {MapPayload | undefined}
   */
  next(filter, position, pageQuery) {
    if (!this.answer || !isRequested(this.answer.query, pageQuery)) return undefined;
    const value = (this.answer.choices[filter] || [])[position - 1];
    const view = value && this.views.get(viewKey({ ...this.answer.query, [filter]: value }));
    return view === this.answer ? undefined : view || undefined;
  }
}

// A query that the address did not ask for was put in place of another: what follows from it only the server knows.
const isRequested = (query, pageQuery) => [...pageQuery].every(([key, value]) => !(key in query) || query[key] === value);

/**
 * Paint views ahead of the server's answers.
 * @param {(view: MapPayload) => void} paint
 * @param {(listener: (filter: string, position: number) => void) => void} listen
 * @param {() => URLSearchParams} readQuery
 */
export function startSpeculation(paint, listen, readQuery) {
  const cache = new ViewCache();
  let timer = 0;
  listen((filter, position) => {
    const view = cache.next(filter, position, readQuery());
    if (!view) return;
    clearTimeout(timer);
    timer = setTimeout(() => paint(cache.answer), TIMEOUT_MS);
    paint(view);
  });
  return {
    /** Take the server's answer; where another choice came while it was read, that one still waits for its own. */
    confirm(view, dataVersion, isShown) {
      if (isShown) clearTimeout(timer);
      cache.add(view, dataVersion);
    },
  };
}
