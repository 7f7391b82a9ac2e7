/** The regions on the screen as a grid, and their points with their symbols: what labels are placed on. */
import { buildGrid } from "./label_regions.js";
import { isInScope, propertiesOf, state } from "./state.js";

const WORLD_SIZE = 256; // pixels of the world at zoom 0
const CELLS_PER_SIZE = 6; // cells that a font size holds
const ANCHOR_MARGIN = 80; // pixels around the map in which symbols still matter

/** @type {WeakMap<any, { rings: Float64Array[], box: number[] }>} outlines projected at zoom 0, once for each feature */
const outlineByFeature = new WeakMap();
let cachedGrid = { key: "", grid: null };

const toX = lon => (lon + 180) / 360 * WORLD_SIZE;
const toY = lat => (0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI)) * WORLD_SIZE;

function projectRing(points) {
  const ring = new Float64Array(2 * points.length);
  points.forEach(([lon, lat], i) => ring.set([toX(lon), toY(lat)], 2 * i));
  return ring;
}

function outlineOf(feature) {
  if (!outlineByFeature.has(feature)) {
    const { type, coordinates } = feature.geometry;
    const rings = (type === "Polygon" ? coordinates : coordinates.flat()).map(projectRing);
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        box[0] = Math.min(box[0], ring[i]);
        box[1] = Math.min(box[1], ring[i + 1]);
        box[2] = Math.max(box[2], ring[i]);
        box[3] = Math.max(box[3], ring[i + 1]);
      }
    }
    outlineByFeature.set(feature, { rings, box });
  }
  return outlineByFeature.get(feature);
}

/**
 * Which region of the map lies where in a frame; the land around is that of regions which the view is not about.
 * @param {number[]} frame in pixels
 * @param {number} fontSize
 */
export function regionGrid(frame, fontSize) {
  const { map, layers, regionLayers } = state;
  const origin = map.latLngToContainerPoint([0, 0]), scale = 2 ** map.getZoom();
  const key = [origin.x, origin.y, scale, frame, state.view.scope, layers.units.key, regionLayers.size, layers.neighbours?.key].join("|");
  if (key === cachedGrid.key) return cachedGrid.grid;
  const transform = { x: origin.x - WORLD_SIZE / 2 * scale, y: origin.y - WORLD_SIZE / 2 * scale, scale };
  const isInSight = ({ box: [left, top, right, bottom] }) =>
    left * scale + transform.x < frame[2] && right * scale + transform.x > frame[0]
    && top * scale + transform.y < frame[3] && bottom * scale + transform.y > frame[1];
  const neighbours = layers.neighbours?.layer.getLayers() ?? [];
  const regions = [...regionLayers.values(), ...neighbours].map(({ feature }) => ({ feature, ...outlineOf(feature) }))
    .filter(isInSight).map(({ feature, rings }) => ({ code: feature.properties.code, rings }));
  const units = regions.filter(({ code }) => regionLayers.has(code) && isInScope(code));
  const landAround = regions.filter(({ code }) => !regionLayers.has(code) || !isInScope(code));
  cachedGrid = { key, grid: buildGrid(frame, fontSize / CELLS_PER_SIZE, [...units, ...landAround], units.length, transform) };
  return cachedGrid.grid;
}

/** A region's point on the screen, with the radius of its symbol, 0 where it has none. */
export function anchorOf(code) {
  const { x: lon, y: lat } = propertiesOf(code);
  const { x, y } = state.map.latLngToContainerPoint([lat, lon]);
  return { code, x, y, radius: state.symbolMarkers.get(code)?.getRadius() ?? 0 };
}

/** The points of all regions that the view is about, on the screen or just off it. */
export function listAnchors() {
  const { x: width, y: height } = state.map.getSize();
  return state.regionOrder.map(anchorOf).filter(({ x, y }) =>
    x > -ANCHOR_MARGIN && y > -ANCHOR_MARGIN && x < width + ANCHOR_MARGIN && y < height + ANCHOR_MARGIN);
}
