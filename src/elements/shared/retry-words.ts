/** Sentences about a retry that need a moment: the same in the banner and in a list's row. */
import { banner as english } from '../../catalog/english.js';
import { fill, localise } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import type { RetryRun } from './retry-runs.js';
import type { RetryState } from './retry-state.js';

/** In which language, and what is today. */
export interface SpokenNow {
  readonly lang: string;
  /** In ms since 1970. */
  readonly now: number;
  /** Whether a server draws, or a page repeats what a server drew: times are in UTC then. Absent: the reader's own zone. */
  readonly utc?: boolean;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** A moment as it stands in a sentence: "at 21:45", or "on Mon, 30 Nov, 21:45" on another day. */
export function whenOf(ms: number, { lang, now, utc = false }: SpokenNow): string {
  const say = words('banner', lang, english);
  const moment = new Date(ms);
  const dayOf = (date: Date): string => (utc ? date.toUTCString().slice(0, 16) : date.toDateString());
  const isToday = dayOf(moment) === dayOf(new Date(now));
  const zone = utc ? { timeZone: 'UTC' } : {};
  const time = localise(moment, lang, { ...(isToday ? {} : DAY), ...TIME, ...zone });
  return fill(isToday ? say.atTime : say.onDay, { time }, lang);
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
