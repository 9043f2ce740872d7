import type { PeriodNow } from '../../ledger/period.js';
import { periodAt } from '../../ledger/period.js';
import type { TimeRange } from '../../ledger/time-range.js';
import type { FilterChoice } from './filter-choice.js';

/** The circumstances in which a range is computed. */
export interface RangeRequest {
  readonly choice: Pick<FilterChoice, 'period' | 'from' | 'to'>;
  /** In ms since 1970. */
  readonly now: number;
  readonly timeZone: string | undefined;
  /** Whether times are in UTC: on the server and during hydration. */
  readonly utc: boolean;
}

const EVER: TimeRange = { from: null, to: null };

/** The range that is chosen. A period moves on with the clock, but waits, as new calls do, while somebody reads. */
export class MovingRange {
  #chosen = '';
  #period: PeriodNow | null = null;
  #range: TimeRange = EVER;

  /** Updates the range. Returns whether a period moved on. */
  update({ choice, now, timeZone, utc }: RangeRequest, isBeingRead: boolean): boolean {
    const { period, from, to } = choice;
    const chosen = JSON.stringify([period, timeZone, utc]);
    const isSame = chosen === this.#chosen;
    this.#chosen = chosen;
    if (period === null || utc) {
      this.#period = null;
      // During hydration, the time differs from that on the server.
      this.#range = period === null ? { from, to } : EVER;
      return false;
    }
    const hasToMove = !isSame || (now >= (this.#period?.until ?? now) && !isBeingRead);
    if (!hasToMove) return false;
    this.#period = periodAt(period, now, timeZone);
    this.#range = { from: this.#period.from, to: this.#period.to };
    return isSame;
  }

  get range(): TimeRange {
    return this.#range;
  }

  /** When the range moves on, in ms since 1970; null if it does not. */
  get nextMove(): number | null {
    return this.#period?.until ?? null;
  }
}
