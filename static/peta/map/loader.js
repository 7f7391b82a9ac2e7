/* Starts the map: the one classic script of the map's frame, for st_folium can fetch no other kind.
 *
 * It fetches at once all that the first map needs (the outlines named in its address, topojson-client, the modules), and
 * gives every module the version in its own address, the hash of all of them (``geo/maps.py``): no browser puts a module
 * of before an upgrade beside one of after it. Addresses are relative to this file, so they hold below a path of the server.
 *
 * The globals, all of them:
 *   peta.mount(map)            called once by the page's folium script (``geo.maps.Mount``)
 *   peta.show(packed, data)    called by it at every rerun (``geo.maps.View``)
 *   peta.resources             what is fetched here, for ``geometry.js``
 *   peta.paint, peta.state     for tests and benchmarks
 *   petaPainted                how many views were painted, for tests and benchmarks
 * and in the page around the frame: petaNames, the table of ``adapters/streamlit_labels.js``.
 */
(() => {
  "use strict";

  const MODULES = [
    "map/main.js", "map/state.js", "map/payload.js", "map/dom.js", "map/format.js", "map/cells.js", "map/geometry.js",
    "map/patterns.js", "map/symbols.js", "map/layers.js", "map/camera.js", "map/viewport.js", "map/panels.js",
    "map/labels.js", "map/label_candidates.js", "map/label_grid.js", "map/label_lines.js", "map/label_placement.js",
    "map/label_regions.js", "map/legend.js", "map/off_map_panel.js", "map/tooltip.js", "map/timeline.js", "map/painter.js",
    "map/keyboard.js", "map/navigation.js", "map/print.js", "map/speculation.js",
    "adapters/leaflet.js", "adapters/streamlit.js", "adapters/streamlit_folium.js",
  ];
  const address = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const root = new URL("../", address);
  const unversioned = path => new URL(path, root).href;
  const versioned = path => `${unversioned(path)}?v=${address.searchParams.get("v")}`;
  const ofServer = path => new URL(path.replace("/app/static/", "../"), root); // as the server names its static files
  const append = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
  const loadScript = src => new Promise((resolve, reject) => append("script", { src, onload: resolve, onerror: reject }));
  const fetchJson = url => fetch(url).then(response => response.ok ? response.json() : Promise.reject(new Error(url)));

  // What fails here fails again when it is needed, and is shown then.
  const outlines = new Map();
  for (const path of address.searchParams.getAll("outlines")) {
    outlines.set(path, fetchJson(ofServer(path)));
    outlines.get(path).catch(() => outlines.delete(path));
  }
  const decoder = loadScript(ofServer("/app/static/vendor/topojson-client/topojson-client.min.js").href);
  decoder.catch(() => null);

  const imports = Object.fromEntries(MODULES.map(path => [unversioned(path), versioned(path)]));
  append("script", { type: "importmap", textContent: JSON.stringify({ imports }) });
  MODULES.forEach(path => append("link", { rel: "modulepreload", href: versioned(path) }));

  // The page's script runs as soon as Leaflet is there: its calls wait, in their order, for the modules.
  const main = import(unversioned("map/main.js"));
  const later = name => async (...values) => (await main)[name](...values);
  window.peta = { mount: later("mount"), show: later("show"), resources: { outlines, decoder } };
})();
