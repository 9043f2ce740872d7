import type { FailureLedger } from '../../ledger/ledger.js';
import type { Period } from '../../ledger/period.js';
import { periodAt, PERIODS } from '../../ledger/period.js';
import type { TimeRange } from '../../ledger/time-range.js';
import type { QuestionOptions } from './list-question.js';
import type { ListTimeline } from './list-timeline.js';
import { TimelineModel } from './list-timeline.js';
import type { RangeRequest } from './moving-range.js';
import { MovingRange } from './moving-range.js';

/** The time range and the timeline of a draw. */
export interface TimeSnapshot {
  /** The chosen range, or the present range of the chosen period. */
  readonly range: TimeRange;
  /** When calls failed, inside and outside of the range; null if no time is known. */
  readonly timeline: ListTimeline | null;
  /** How many calls choosing a period would show; empty on the server. */
  readonly periodCounts: ReadonlyMap<Period, number>;
  /** When the passing of time changes the range or the timeline, in ms since 1970; Infinity if it does not. */
  readonly nextMove: number;
}

/** The chosen time range, the timeline, and the periods that are offered. */
export class ListTime {
  readonly #range = new MovingRange();
  readonly #timeline = new TimelineModel();

  get range(): TimeRange {
    return this.#range.range;
  }

  /** Moves a period on, except while somebody reads. Returns whether it moved. */
  update(request: RangeRequest, isBeingRead: boolean): boolean {
    return this.#range.update(request, isBeingRead);
  }

  snapshot(ledger: FailureLedger, options: QuestionOptions, request: RangeRequest): TimeSnapshot {
    const { now, timeZone, utc } = request;
    const { range } = this;
    const timeline = this.#timeline.draw(ledger, options, request, range);
    const countIn = (period: Period) => {
      const { from, to } = periodAt(period, now, timeZone);
      return ledger.count({ ...options, from, to });
    };
    const periodCounts = new Map(utc ? [] : PERIODS.map((period) => [period, countIn(period)]));
    const moves = [this.#range.nextMove, this.#timeline.nextMove].filter((ms) => ms !== null);
    // A period does not move while somebody reads, so it has to be checked again afterwards.
    const nextMove = Math.min(...moves.filter((ms) => ms > now));
    return { range, timeline, periodCounts, nextMove };
  }
}
