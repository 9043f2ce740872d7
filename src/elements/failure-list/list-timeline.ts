/** When calls failed, along an axis that moves on with the clock. No DOM. */
import type { BlameCounts } from '../../ledger/blame-index.js';
import type { FailureLedger, ViewOptions } from '../../ledger/ledger.js';
import type { Period } from '../../ledger/period.js';
import { periodAt } from '../../ledger/period.js';
import type { TimeAxis } from '../../ledger/time-axis.js';
import { timeAxis } from '../../ledger/time-axis.js';
import type { TimeRange } from '../../ledger/time-range.js';
import { isBounded } from '../../ledger/time-range.js';
import type { RangeRequest } from './moving-range.js';

/** The timeline of a draw. */
export interface ListTimeline extends TimeAxis {
  /** How many calls failed in each bin, by blame: of those that the other filters let through. */
  readonly counts: readonly BlameCounts[];
  /** The current time, in ms since 1970, if it is on the axis; else null. */
  readonly now: number | null;
}

/** The time range that an axis has to cover. */
interface Frame {
  readonly from: number;
  readonly to: number;
  /** Whether it ends now. */
  readonly isLive: boolean;
}

const MINUTE = 60_000;

/** The minimum length of the axis: a shorter one shows no trend. */
const SHORTEST = 10 * MINUTE;

/** If the last call is older than this, the axis ends with it; otherwise now, to show for how long no call failed. */
const LONGEST_QUIET = 60 * MINUTE;

/** Keeps the axis while it fits, because computing its round times is slow. */
export class TimelineModel {
  #axis: TimeAxis | null = null;
  #axisKey = '';
  #frame: Frame | null = null;
  /** The period whose time the axis shows: the one chosen last, as long as a range in it is chosen. */
  #zoomedTo: Period | null = null;

  /** The timeline of all calls that match, whatever the chosen range is; null if no call has a time. */
  draw(ledger: FailureLedger, filter: ViewOptions, request: RangeRequest, range: TimeRange): ListTimeline | null {
    this.#frame = this.#frameFor(ledger, request, range);
    if (!this.#frame) return null;
    const axis = this.#axisFor(this.#frame, request.timeZone);
    const counts = ledger.blameTimeline(filter, axis.edges);
    return { ...axis, counts, now: this.#frame.isLive ? request.now : null };
  }

  /** When the axis moves on, in ms since 1970; null if it does not. */
  get nextMove(): number | null {
    return this.#frame?.isLive ? (this.#axis?.edges.at(-1) ?? null) : null;
  }

  #frameFor(ledger: FailureLedger, request: RangeRequest, range: TimeRange): Frame | null {
    const { choice, now, timeZone, utc } = request;
    const span = ledger.span();
    if (!span) return null;
    this.#zoomedTo = utc ? null : this.#zoomFor(choice.period, range);
    if (this.#zoomedTo !== null) {
      const { from, to } = choice.period === null ? periodAt(this.#zoomedTo, now, timeZone) : range;
      // Its end is the first moment after it.
      return { from: from ?? now, to: to === null ? now : to - 1, isLive: to === null };
    }
    const quiet = now - span.last;
    // On the server there is no now that the page could repeat.
    const isLive = !utc && quiet >= 0 && quiet <= Math.max(LONGEST_QUIET, span.last - span.first);
    const to = isLive ? now : span.last;
    return { from: Math.min(span.first, to - SHORTEST), to, isLive };
  }

  /** A range that is chosen within a period is seen there, until another one is chosen. */
  #zoomFor(period: Period | null, range: TimeRange): Period | null {
    if (period !== null) return period;
    const begin = this.#axis?.edges[0] ?? Infinity;
    return isBounded(range) && (range.from ?? -Infinity) >= begin ? this.#zoomedTo : null;
  }

  #axisFor({ from, to }: Frame, timeZone: string | undefined): TimeAxis {
    const key = JSON.stringify([this.#zoomedTo, timeZone]);
    const [begin = Infinity, second = Infinity] = this.#axis?.edges ?? [];
    const last = this.#axis?.edges.at(-1) ?? -Infinity;
    const lastBin = this.#axis?.edges.at(-2) ?? Infinity;
    const fits = key === this.#axisKey && from >= begin && from < second && to >= lastBin && to < last;
    if (this.#axis && fits) return this.#axis;
    this.#axisKey = key;
    this.#axis = timeAxis(from, to, timeZone);
    return this.#axis;
  }
}
