/** All that the pure folders may use beyond ECMAScript: what browsers, workers and Node share. */
declare const console: { warn(...data: unknown[]): void };
