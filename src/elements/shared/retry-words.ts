/** Sentences about a retry that contain a time: the same in the banner and in a list's row. */
import { banner as english } from '../../catalog/english.js';
import { fill } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import { zoneNote } from '../../failure/time-zone.js';
import { formatOften, isSameDay } from '../../format/facts.js';
import type { RetryRun } from './retry-runs.js';
import type { RetryState } from './retry-state.js';

/** What a time in a sentence depends on: language, current moment and zone. */
export interface SpokenNow {
  readonly lang: string;
  /** In ms since 1970. */
  readonly now: number;
  /** Zone of the times: UTC on the server and during hydration. Absent: the reader's own. */
  readonly timeZone?: string | undefined;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/**
 * A moment as part of a sentence: "at 21:45", on another day "on Mon, 30 Nov, 21:45", in a zone other than the reader's
 * "at 21:45 (Kolkata)".
 */
export function whenOf(ms: number, { lang, now, timeZone }: SpokenNow): string {
  const sentences = words('banner', lang, english);
  const isToday = isSameDay(ms, now, timeZone);
  const time = formatOften(ms, lang, { ...(isToday ? {} : DAY), ...TIME, timeZone });
  const zone = zoneNote(timeZone);
  return fill(isToday ? sentences.atTime : sentences.onDay, { time: zone === '' ? time : `${time} (${zone})` }, lang);
}

/**
 * A retry that was placed: "Called again at 21:45", or "To be called again on Mon, 10:00" if it was planned for later.
 * `state` is that of the same call: while its `notBefore` is the same moment, its text is used, which names the zone.
 */
export function placedText(run: RetryRun, state: RetryState, spoken: SpokenNow): string {
  const { calledAgain, toBeCalledAgain } = words('banner', spoken.lang, english);
  const { notBefore, settledAt } = run;
  if (notBefore === null) {
    return fill(calledAgain, { when: whenOf(settledAt ?? spoken.now, spoken) }, spoken.lang);
  }
  const when = notBefore === state.notBefore ? state.notBeforeText : whenOf(notBefore, spoken);
  return fill(toBeCalledAgain, { when }, spoken.lang);
}
