/** Boundary files: each fetched once and kept. */

const { outlines, decoder } = window.peta?.resources ?? { outlines: new Map(), decoder: Promise.resolve() };
const staticRoot = new URL("../../", import.meta.url);

/** Resolves when topojson-client is there. */
export const decoderReady = decoder;

/**
 * Fetch a boundary file, or answer with the one that is there; one that failed is fetched anew.
 * @param {string} path as the server names it: /app/static/...
 * @returns {Promise<any>}
 */
export function fetchOutlines(path) {
  if (!outlines.has(path)) outlines.set(path, fetchJson(new URL(path.replace("/app/static/", ""), staticRoot)));
  const outline = outlines.get(path);
  return outline.catch(error => {
    if (outlines.get(path) === outline) outlines.delete(path);
    throw error;
  });
}

async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url.href);
  return response.json();
}

/** @param {any} topology @param {any} shape one of its geometries */
export const toFeature = (topology, shape) => topojson.feature(topology, shape);

/** The borders between the shapes of an object: coasts are left out. */
export const innerBorders = (topology, name) => topojson.mesh(topology, topology.objects[name], (a, b) => a !== b);
