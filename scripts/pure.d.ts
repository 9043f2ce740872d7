/** What the folders without a DOM may use besides ECMAScript: the APIs that browsers, workers and Node share. */
declare const console: { warn(...data: unknown[]): void };
