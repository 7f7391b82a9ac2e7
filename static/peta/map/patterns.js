/** Patterns of regions without a plain colour: no data is hatched, a suppressed count is dotted. */

/** A tile of a canvas, painted and repeated. */
function createPattern(size, background, paint) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = size;
  const context = tile.getContext("2d");
  context.fillStyle = background;
  context.fillRect(0, 0, size, size);
  paint(context);
  return context.createPattern(tile, "repeat");
}

export function createHatchPattern(background, ink) {
  return createPattern(8, background, context => {
    context.strokeStyle = ink;
    context.lineWidth = 1;
    context.beginPath();
    [[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]].forEach(([x, y, u, v]) => {
      context.moveTo(x, y);
      context.lineTo(u, v);
    });
    context.stroke();
  });
}

export function createDotPattern(background, ink) {
  return createPattern(6, background, context => {
    context.fillStyle = ink;
    [[1, 1], [4, 4]].forEach(([x, y]) => context.fillRect(x, y, 1.5, 1.5));
  });
}
