import { parseArgs } from 'node:util';

import { readWholeNumber } from '../shared/read-whole-number.js';

export interface Options {
  readonly port: number;
  readonly seed: number;
  readonly calls: number;
  readonly speed: number;
  /** The campaign's `maxAttempts` and `backoffMinutes`. */
  readonly attempts: number;
  readonly backoff: number;
  /** How many calls fail at once in a burst: by the page's button, and with `burstAtStart` soon after the start. */
  readonly burst: number;
  readonly burstAtStart: boolean;
}

export const USAGE = `Usage: npm start -- [options]

  --port N      preferred port of the console (4173); the next free one if it is taken
  --seed N      which campaign to simulate (7); the same seed gives the same calls
  --calls N     how many people the campaign calls (600); who does not answer is called again
  --attempts N  the campaign's maxAttempts: calls to one person, the first included (3)
  --backoff N   the campaign's backoffMinutes: the wait before each retry (1)
  --speed N     how many times faster than real time it goes (60)
  --burst N     N calls fail at once, soon after the start (by the page's button: 200)

Each is also an environment variable: OPS_PORT, OPS_SEED, OPS_CALLS, and so on.`;

const LIMITS = {
  port: [1024, 65_535],
  seed: [0, 2 ** 31 - 1],
  calls: [0, 100_000],
  attempts: [1, 20],
  backoff: [0, 1440],
  speed: [1, 10_000],
  burst: [1, 20_000],
} as const;

type Name = keyof typeof LIMITS;

/** Throws a RangeError or a TypeError, with a sentence for the person at the terminal. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | 'help' {
  const string = { type: 'string' } as const;
  const flags = {
    port: string,
    seed: string,
    calls: string,
    attempts: string,
    backoff: string,
    speed: string,
    burst: string,
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...args], options: flags });
  if (values.help) return 'help';
  const given = (name: Name): string | undefined => values[name] ?? env[`OPS_${name.toUpperCase()}`];
  const read = (name: Name, fallback: number): number =>
    readWholeNumber(`--${name}`, given(name), LIMITS[name], fallback);
  return {
    port: read('port', 4173),
    seed: read('seed', 7),
    calls: read('calls', 600),
    speed: read('speed', 60),
    attempts: read('attempts', 3),
    backoff: read('backoff', 1),
    burst: read('burst', 200),
    burstAtStart: given('burst') !== undefined,
  };
}
