// Latitude and longitude -> places on the map's plane (Mercator, cut near the poles), and countries on it.

/** @typedef {import("./camera.js").Point} Point */

/** @typedef {{rings: number[][]}} World closed rings: longitude, latitude, then differences, in hundredths of a degree */

const [NORTH, SOUTH] = [84, -60]; // degrees
const UNIT = 100; // the plane's units in a radian

/**
 * @param {number} latitude degrees
 * @param {number} longitude degrees
 * @returns {Point} y grows to the south
 */
export function project(latitude, longitude) {
  const angle = (Math.min(NORTH, Math.max(SOUTH, latitude)) * Math.PI) / 180;
  return { x: ((UNIT * Math.PI) / 180) * longitude, y: -UNIT * Math.log(Math.tan(Math.PI / 4 + angle / 2)) };
}

/**
 * @param {World} world
 * @returns {Path2D} on the map's plane
 */
export function landOf(world) {
  const path = new Path2D();
  for (const ring of world.rings) {
    let [longitude, latitude] = [0, 0];
    for (let at = 0; at < ring.length; at += 2) {
      longitude += ring[at];
      latitude += ring[at + 1];
      const { x, y } = project(latitude / 100, longitude / 100);
      if (at) path.lineTo(x, y);
      else path.moveTo(x, y);
    }
    path.closePath();
  }
  return path;
}
