/** @param {any} a @param {any} b @param {any} c @returns {{chart: any}} */
export function startMap(a, b, c) { return { chart: null }; }
