/**
 * Which of two events about a call is the later one. Webhooks are delivered more than once, out of order, and are
 * sometimes re-classified. A receiver that keeps the latest event of each call by this rule ends with the same event,
 * in whatever order the events arrive.
 */
import { FAILURE_REASONS, isFailureReason } from '../catalog/vocabulary.js';
import { rowOfCode } from './code.js';
import type { Outline } from './outline.js';
import { endOf, outlineOf, startOf, timestampOf } from './outline.js';
import { recordOf } from './read.js';

/**
 * The sort key of an event: the later event has the greater `moment`; at the same moment, the greater `rank`; at the
 * same rank, the greater `tie`. All three can be columns of a database: the numbers are safe integers, and the text is
 * ASCII, so that it can be compared with a binary collation (the default in SQLite, `"C"` in Postgres).
 */
export interface EventOrder extends Lateness {
  /** All that the event says about the call. Equal for two deliveries that say the same. */
  readonly tie: string;
}

/** The numeric part of an event's sort key. */
export interface Lateness {
  /**
   * When the event happened, in ms since 1970. Where that cannot be read: `Number.MAX_SAFE_INTEGER` for a failure, so that
   * it is not lost, and `Number.MIN_SAFE_INTEGER` for anything else.
   */
  readonly moment: number;
  /**
   * Decides between events at the same moment. From the lowest: the start of a call, an end without failure, an unknown
   * reason, a reason of the host, then the official reasons from the last on the page to the first.
   */
  readonly rank: number;
}

const EARLIEST = Number.MIN_SAFE_INTEGER;
const LATEST = Number.MAX_SAFE_INTEGER;

const BEGINNING = 0;
const END = 1;
const UNKNOWN_REASON = 2;
const HOST_REASON = 3;
const LAST_OF_PAGE = 4;
/** The rank of a call object, so that no event at the same moment is later. */
const ANSWER = LAST_OF_PAGE + FAILURE_REASONS.length;

/**
 * The sort key of a webhook event among the events about its call. Takes what `explainFailure` takes. Null for an event
 * that does not tell whether the call failed (`call.analysis_completed`, say), and for anything that is not an event: a
 * call object is the platform's current state of the call, and replaces any event. Never throws.
 */
export function eventOrder(input: unknown): EventOrder | null {
  const outline = outlineOf(input);
  if (outline.failed === null || !outline.isEvent) return null;
  return { ...latenessOf(outline), tie: tieOf(outline) };
}

/**
 * Compares two events about the same call, for sorting: negative if `a` is earlier, positive if it is later, 0 if both
 * say the same. An input without an `eventOrder` is earlier than one with it. Never throws.
 */
export function compareEvents(a: unknown, b: unknown): number {
  const [orderA, orderB] = [eventOrder(a), eventOrder(b)];
  if (!orderA || !orderB) return Number(orderA !== null) - Number(orderB !== null);
  return compareLateness(orderA, orderB) || compareTexts(orderA.tie, orderB.tie);
}

/** Negative if `a` is earlier, positive if it is later, 0 if only `tie` can decide. */
export const compareLateness = (a: Lateness, b: Lateness): number => a.moment - b.moment || a.rank - b.rank;

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a > b ? 1 : -1);

/** The numeric part of an event's sort key. */
export const latenessOf = (outline: Outline): Lateness => ({ moment: momentOf(outline), rank: rankOf(outline) });

/** The sort key of a call object: its end, or the moment of what it replaces, whichever is later. */
export const latenessOfAnswer = (endedAt: number | null, heldMoment: number | undefined): Lateness => ({
  moment: Math.max(heldMoment ?? EARLIEST, Math.floor(endedAt ?? EARLIEST)),
  rank: ANSWER,
});

/** When an event happened: its timestamp, else the call's end or start. */
function momentOf(outline: Outline): number {
  const moment = timestampOf(outline) ?? endOf(outline) ?? startOf(outline);
  return moment === null ? (outline.failed ? LATEST : EARLIEST) : Math.floor(moment);
}

/** The rank at the same moment: when a call is refused at once, its events are within one millisecond. */
export function rankOf({ isEvent, failed, name, code }: Outline): number {
  if (!isEvent) return ANSWER;
  if (!failed) return name === 'call.started' ? BEGINNING : END;
  const row = rowOfCode(code);
  if (row === 'unknown') return UNKNOWN_REASON;
  // The reason that stands first on the official page is the latest.
  return isFailureReason(row) ? LAST_OF_PAGE + FAILURE_REASONS.length - 1 - FAILURE_REASONS.indexOf(row) : HOST_REASON;
}

/** All that an event says about its call, as ASCII, so that every database and runtime compares it in the same way. */
export function tieOf(outline: Outline): string {
  const { code, otherCode, name } = outline;
  const told = JSON.stringify([code, otherCode, name, recordOf(outline, 'full')]);
  return told.replace(/[^ -~]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
