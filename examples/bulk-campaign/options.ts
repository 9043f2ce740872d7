import { parseArgs } from 'node:util';

import { isTimeZone } from '../platform/hours.js';
import { readWholeNumber } from '../shared/read-whole-number.js';
import { LANGUAGES } from './words.js';

export interface Options {
  readonly calls: number;
  readonly seed: number;
  readonly concurrent: number;
  readonly attempts: number;
  readonly backoff: number;
  readonly speed: number;
  /** Undefined: one in which it is day. */
  readonly zone: string | undefined;
  readonly lang: string;
  readonly width: number | undefined;
  readonly brief: boolean;
  /** Null: start a stand-in. */
  readonly platform: string | null;
  readonly apiKey: string;
}

export const USAGE = `Usage: npm run example:campaign -- [options]

  --calls N       how many people to call (60)
  --seed N        which campaign to simulate (41); the same seed gives the same calls
  --concurrent N  calls under way at once (15)
  --attempts N    the policy's maxAttempts: calls to one person, the first included (3)
  --backoff N     the policy's backoffMinutes: the wait before each retry (5)
  --zone Z        time zone of the dialling hours, 09:00 to 19:00 (one in which it is day)
  --speed N       how many times faster than real time calls and waits go (240)
  --lang L        ${LANGUAGES.join(', ')} (en)
  --brief         each reason in full once, then a line for each failed call
  --width N       columns to wrap to (the terminal's; a file or a pipe is not wrapped)
  --platform URL  a stand-in that already runs on this machine, its clock at the same --speed, with its key in
                  OSMTALK_API_KEY; without it, one is started

Colours follow NO_COLOR, FORCE_COLOR and the terminal. Ctrl-C stops with the summary so far.

Exit code: 0 the campaign has ended, whatever became of its calls; 1 it could not start;
2 the platform's errors ended it, or left the outcome of a call unknown; 130 Ctrl-C; 143 SIGTERM.`;

const LIMITS = {
  calls: [1, 10_000],
  seed: [0, 2 ** 31 - 1],
  concurrent: [1, 50],
  attempts: [1, 20],
  backoff: [0, 1440],
  speed: [1, 10_000],
  width: [24, 1000],
} as const;

/** Throws a RangeError or a TypeError, with a sentence for the person at the terminal. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | 'help' {
  const string = { type: 'string' } as const;
  const boolean = { type: 'boolean' } as const;
  const numbers = { calls: string, seed: string, concurrent: string, attempts: string, backoff: string, speed: string };
  const others = { lang: string, zone: string, width: string, platform: string, brief: boolean, help: boolean };
  const { values } = parseArgs({ args: [...args], options: { ...numbers, ...others } });
  if (values.help) return 'help';
  const read = (name: keyof typeof LIMITS, fallback: number): number =>
    readWholeNumber(`--${name}`, values[name], LIMITS[name], fallback);
  return {
    calls: read('calls', 60),
    seed: read('seed', 41),
    concurrent: read('concurrent', 15),
    attempts: read('attempts', 3),
    backoff: read('backoff', 5),
    speed: read('speed', 240),
    zone: readZone(values.zone),
    lang: readLanguage(values.lang ?? 'en'),
    width: read('width', 0) || undefined,
    brief: values.brief ?? false,
    platform: values.platform === undefined ? null : readAddress(values.platform),
    apiKey: env.OSMTALK_API_KEY ?? '',
  };
}

function readZone(zone: string | undefined): string | undefined {
  if (zone === undefined || isTimeZone(zone)) return zone;
  throw new RangeError(`--zone takes an IANA time zone, such as Asia/Kolkata, not "${zone}".`);
}

function readLanguage(lang: string): string {
  if ((LANGUAGES as readonly string[]).includes(lang)) return lang;
  throw new RangeError(`--lang takes one of ${LANGUAGES.join(', ')}, not "${lang}".`);
}

/** Only addresses on this machine are accepted: an example must not ring anybody's phone. */
function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return url.origin;
  throw new RangeError(`--platform takes an address on this machine, such as http://127.0.0.1:4321, not "${text}".`);
}
