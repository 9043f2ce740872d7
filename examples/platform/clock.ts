/** What time it is for the stand-in. */
export interface Clock {
  /** In milliseconds since 1970. */
  now(): number;
  /** How many times faster than real time it goes. */
  readonly speed: number;
}

export const REAL_TIME: Clock = { now: () => Date.now(), speed: 1 };

/** A clock that begins at a moment and goes faster than real time, so that a night is over in minutes. */
export function fastClock(speed: number, start = Date.now()): Clock {
  const begin = performance.now();
  return { now: () => Math.floor(start + (performance.now() - begin) * speed), speed };
}
