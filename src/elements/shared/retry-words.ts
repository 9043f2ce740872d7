/** Sentences about a retry that need a moment: the same in the banner and in a list's row. */
import { banner as english } from '../../catalog/english.js';
import { fill } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import { zoneNote } from '../../failure/time-zone.js';
import { formatOften, isSameDay } from '../../format/facts.js';
import type { RetryRun } from './retry-runs.js';
import type { RetryState } from './retry-state.js';

/** In which language, and what is today. */
export interface SpokenNow {
  readonly lang: string;
  /** In ms since 1970. */
  readonly now: number;
  /** Zone of the times: UTC where a server draws, or a page repeats what it drew. Absent: the reader's own. */
  readonly timeZone?: string | undefined;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/**
 * A moment as it stands in a sentence: "at 21:45", or "on Mon, 30 Nov, 21:45" on another day; in a zone that is not the
 * reader's, "at 21:45 (Kolkata)".
 */
export function whenOf(ms: number, { lang, now, timeZone }: SpokenNow): string {
  const say = words('banner', lang, english);
  const isToday = isSameDay(ms, now, timeZone);
  const time = formatOften(ms, lang, { ...(isToday ? {} : DAY), ...TIME, timeZone });
  const zone = zoneNote(timeZone);
  return fill(isToday ? say.atTime : say.onDay, { time: zone === '' ? time : `${time} (${zone})` }, lang);
}

/**
 * A retry that the host took: "Called again at 21:45", or "To be called again on Mon, 10:00" where it was asked for later.
 * The state is that of the same call: while it still names that moment, it knows in which zone.
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
