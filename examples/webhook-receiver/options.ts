import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { readWholeNumber } from '../shared/read-whole-number.js';

export interface Options {
  readonly port: number;
  readonly calls: number;
  readonly seed: number;
  readonly speed: number;
  /** Whether to kill the receiver in the middle of the campaign, as `kill -9` does, and to start it again. */
  readonly kill: boolean;
  /** Whether to print no log, and to exit after the comparison. */
  readonly brief: boolean;
}

export const USAGE = `Usage: npm run example:receiver -- [options]

  --calls N  how many calls the simulated campaign places (40)
  --kill     kills the receiver in the middle of it, as \`kill -9\` does, and starts it again
  --brief    prints no log, and ends when the database equals the platform's record
  --port N   preferred port of the receiver (4191); the next free one if it is taken
  --seed N   which campaign to simulate (another each time); the same seed gives the same calls
  --speed N  how many times faster than real time calls and redeliveries go (120)

DATABASE_URL names the database (file:.cache/calls.db), DATABASE_AUTH_TOKEN its key.

Exit code: 0 the database equals the platform's record; 1 it could not start; 2 the two differ.`;

const LIMITS = { port: [1024, 65_535], calls: [1, 1000], seed: [0, 2 ** 31 - 1], speed: [1, 10_000] } as const;

/** Throws a RangeError or a TypeError, with a sentence for the person at the terminal. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const string = { type: 'string' } as const;
  const boolean = { type: 'boolean' } as const;
  const numbers = { port: string, calls: string, seed: string, speed: string };
  const { values } = parseArgs({
    args: [...args],
    options: { ...numbers, kill: boolean, brief: boolean, help: boolean },
  });
  if (values.help) return 'help';
  const read = (name: keyof typeof LIMITS, fallback: number): number =>
    readWholeNumber(`--${name}`, values[name], LIMITS[name], fallback);
  return {
    port: read('port', 4191),
    calls: read('calls', 40),
    seed: read('seed', randomInt(2 ** 31)),
    speed: read('speed', 120),
    kill: values.kill ?? false,
    brief: values.brief ?? false,
  };
}
