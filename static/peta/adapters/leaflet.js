/** What of Leaflet we use that is not in its documentation: ``tests/browser/test_adapters.py`` says when it goes. */

/** Let a map zoom, glide and fade, or be in each place at once. Leaflet decides on zoom animation once, at its start. */
export function setAnimation(map, isOn) {
  map._zoomAnimated = isOn;
  Object.assign(map.options, { inertia: isOn, fadeAnimation: isOn, zoomAnimation: isOn });
}

/** Draw a canvas renderer now: it waits for the next frame otherwise, which a page that is being printed does not get. */
export const redrawCanvas = renderer => renderer._redraw();

/** The canvas element of a renderer. */
export const canvasOf = renderer => renderer._container;
