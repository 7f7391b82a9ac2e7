/** Where the labels of a map stand: docs/ARCHITECTURE.md, "Labels on maps", tells the algorithm once. No DOM.
 *
 * meeting/render/map/label_placement.py does the same for drawings; both pass tests/support/label_placement_cases.json.
 *
 * @typedef {import("./label_candidates.js").Anchor} Anchor
 * @typedef {import("./label_candidates.js").LabelRequest} LabelRequest
 * @typedef {import("./label_regions.js").RegionGrid} RegionGrid
 * @typedef {number[][]} Leader a line from the edge of a label to the point of its region
 * @typedef {{ code: string, box: number[], sizeIndex: number, leader: Leader | null }} LabelSpot
 * @typedef {Object} LabelSurface
 * @property {number[]} frame
 * @property {number} fontSize
 * @property {RegionGrid} grid
 * @property {Anchor[]} anchors of all regions
 * @property {number[][]} panels
 */
import { intersects } from "./camera.js";
import { joinedCandidates, latticeCandidates, LEADER_DISTANCES, SYMBOL_GAP, unjoinedCandidates } from "./label_candidates.js";
import { foreignShare, indexAt } from "./label_regions.js";
import { distanceToBox, distanceToLine, isCrossingBox, isCrossingLine, lengthOf, nearestPoint } from "./label_lines.js";

const PANEL_CLEARANCE = 0.24, LABEL_CLEARANCE = 0.12; // of labels from panels and from each other, in font sizes
const SYMBOL_CLEARANCE = 0.6, JOINED_CLEARANCE = 0.3; // from symbols of other regions, and with a leader line, in font sizes
const LARGER_SYMBOL_SHARE = 0.7; // a label on its own symbol may reach into a larger one, not this near to its middle, in radii
const FOREIGN_SHARES = [0, 0.25]; // which share of a label may lie in other regions: none if there is a place, else no more
const LEADER_SHARE = 0.5; // how near a leader line may come to the middle of another region's symbol, in radii
// The first holds for every label with a leader line; what must have a label and finds no place tries the next ones.
const REQUIRED_LIMITS = [[LEADER_SHARE, 0], [0, 0], [0, FOREIGN_SHARES[1]]].map(([leaderShare, share]) => ({ leaderShare, foreignShare: share }));

const grow = ([left, top, right, bottom], margin) => [left - margin, top - margin, right + margin, bottom + margin];
const middleOf = ([left, top, right, bottom]) => [(left + right) / 2, (top + bottom) / 2];
const isWithin = (box, frame) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];

/**
 * Give labels their places, the first asked first; what has none is left out and listed.
 * @param {LabelSurface} surface
 * @param {LabelRequest[]} requests
 * @param {number} maxCount
 * @returns {{ spots: LabelSpot[], omittedCodes: string[] }}
 */
export function placeLabels(surface, requests, maxCount) {
  const { fontSize, panels } = surface;
  const spots = [], omittedCodes = [];
  const field = { ...surface, spots, obstacles: panels.map(panel => grow(panel, PANEL_CLEARANCE * fontSize)) };
  for (const request of requests) {
    const spot = spots.length < maxCount ? findSpot(field, request) : null;
    if (!spot) {
      omittedCodes.push(request.anchor.code);
      continue;
    }
    spots.push(spot);
    field.obstacles.push(grow(spot.box, LABEL_CLEARANCE * fontSize));
  }
  return { spots, omittedCodes };
}

// The first place that a label may have: without a leader line, then with one.
function findSpot(field, request) {
  const { anchor } = request;
  const { code } = anchor;
  const freeCandidates = unjoinedCandidates(request, field.fontSize).filter(({ box }) => isFree(field, box));
  const nearbyAnchors = freeCandidates.length ? selectNearby(field.anchors, request, field.fontSize) : [];
  const candidates = freeCandidates.filter(({ box }) => isNearest(field, anchor, box, nearbyAnchors));
  for (const share of FOREIGN_SHARES) {
    const candidate = candidates.find(({ box }) => isInRegion(field, anchor, box, share));
    if (candidate) return { code, ...candidate, leader: null };
  }
  let foreignAnchors = null; // of all regions, for a leader line may be long
  for (const [candidate, limits] of listJoined(field, request)) {
    foreignAnchors ??= field.anchors.filter(rival => rival.code !== code);
    const leader = [nearestPoint(candidate.box, anchor), [anchor.x, anchor.y]];
    if (isFree(field, candidate.box) && isJoinedWell(field, anchor, candidate.box, leader, foreignAnchors, limits)) {
      return { code, ...candidate, leader };
    }
  }
  return null;
}

// Boxes with a leader line, and what they have to keep to: what must have a label looks everywhere.
function* listJoined({ fontSize, frame }, request) {
  if (!request.isJoinable && !request.isRequired) return;
  for (const candidate of joinedCandidates(request, fontSize, LEADER_DISTANCES)) yield [candidate, REQUIRED_LIMITS[0]];
  if (!request.isRequired) return;
  const lattice = latticeCandidates(request, fontSize, frame);
  for (const limits of REQUIRED_LIMITS) for (const candidate of lattice) yield [candidate, limits];
}

// The anchors of other regions that a label without a leader line can be near to: to measure all of them takes too long.
function selectNearby(anchors, { anchor, sizes }, fontSize) {
  const reach = 2 * Math.max(...sizes.map(([width, height]) => width + height)) + 2 * anchor.radius + fontSize;
  return anchors.filter(({ code, x, y, radius }) =>
    Math.abs(x - anchor.x) < reach + radius && Math.abs(y - anchor.y) < reach + radius && code !== anchor.code);
}

// In the frame, off the panels, off other labels and their leader lines.
const isFree = ({ frame, obstacles, spots }, box) => isWithin(box, frame)
  && !obstacles.some(obstacle => intersects(box, obstacle)) && !spots.some(({ leader }) => leader && isCrossingBox(leader, box));

// Nearer to its own region's symbol or point than to any other's.
function isNearest({ grid, fontSize }, anchor, box, foreignAnchors) {
  const [x, y] = middleOf(box);
  const distanceOf = rival => lengthOf(rival.x - x, rival.y - y) - rival.radius;
  if (anchor.radius && Math.abs(x - anchor.x) + Math.abs(y - anchor.y) < 1) {
    return foreignAnchors.every(rival => distanceOf(rival) > -anchor.radius && (!rival.radius
      || distanceToBox(box, rival) > (rival.radius > anchor.radius ? LARGER_SYMBOL_SHARE * rival.radius : 0)));
  }
  const gap = anchor.radius ? 2 * SYMBOL_GAP * fontSize : 0;
  const isHome = indexAt(grid, x, y) === grid.indexByCode.get(anchor.code);
  return foreignAnchors.every(rival => (rival.radius
    ? distanceToBox(box, rival) - rival.radius > gap + SYMBOL_CLEARANCE * fontSize
    : distanceToBox(box, rival) > gap) && (!rival.radius && isHome || distanceOf(rival) > distanceOf(anchor)));
}

// Off other regions and the land around, and on its own: what lies on its own symbol is its own; without a symbol it has its
// region's point in it, or its middle in the region.
function isInRegion({ grid }, anchor, box, maxShare) {
  return isOffRegions(grid, anchor, box, maxShare, true) && (anchor.radius > 0 || isWithin([anchor.x, anchor.y, anchor.x, anchor.y], box)
    || indexAt(grid, ...middleOf(box)) === grid.indexByCode.get(anchor.code));
}

// No more than a share of it in other regions, and nothing of its middle.
function isOffRegions(grid, anchor, box, maxShare, isLandAroundForeign) {
  if (foreignShare(grid, box, anchor.code, anchor, isLandAroundForeign) > maxShare) return false;
  const [x, y] = middleOf(box);
  const middle = box.map((edge, i) => (edge + (i % 2 ? y : x)) / 2);
  return !maxShare || !foreignShare(grid, middle, anchor.code, anchor, isLandAroundForeign);
}

// Off other regions and symbols, its line off labels and lines.
function isJoinedWell({ grid, fontSize, obstacles, spots }, anchor, box, leader, foreignAnchors, limits) {
  const isOnSymbol = foreignAnchors.some(rival =>
    rival.radius && distanceToBox(box, rival) - rival.radius < JOINED_CLEARANCE * fontSize);
  if (isOnSymbol || !isOffRegions(grid, { ...anchor, radius: 0 }, box, limits.foreignShare, false)) return false;
  return foreignAnchors.every(rival => distanceToLine(leader, rival)
      >= Math.min(limits.leaderShare * rival.radius, 0.99 * lengthOf(rival.x - anchor.x, rival.y - anchor.y)))
    && !obstacles.some(obstacle => isCrossingBox(leader, obstacle))
    && !spots.some(spot => spot.leader && isCrossingLine(leader, spot.leader));
}
