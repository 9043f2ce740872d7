/**
 * The one rule of "later". Webhooks are delivered more than once, out of order, and are sometimes re-classified; whoever
 * keeps the latest event of each call by this rule, in whatever order they come, holds the same in the end.
 */
import { FAILURE_REASONS, isFailureReason } from '../catalog/vocabulary.js';
import { rowOfCode } from './code.js';
import type { Outline } from './outline.js';
import { endOf, outlineOf, startOf, timestampOf } from './outline.js';
import { recordOf } from './read.js';

/**
 * How late an event is: the later one has the greater `moment`; of two at one moment, the greater `rank`; of equal ranks,
 * the greater `tie`. All three can be columns of a database: the numbers are safe integers, and the text is ASCII, for
 * which each database has a binary collation (the usual one of SQLite, `"C"` in Postgres).
 */
export interface EventOrder extends Lateness {
  /** What is told of the call. Equal where two deliveries tell the same. */
  readonly tie: string;
}

/** How late something is, as far as two numbers tell. */
export interface Lateness {
  /**
   * When it happened, in ms since 1970. Where that cannot be read, a failure is as late as can be, so that none is lost, and
   * all else is as early as can be: `Number.MAX_SAFE_INTEGER` and `Number.MIN_SAFE_INTEGER`.
   */
  readonly moment: number;
  /** From 0: a beginning, an end without failure, an unknown reason, a host's reason, the official ones (the last first). */
  readonly rank: number;
}

const EARLIEST = Number.MIN_SAFE_INTEGER;
const LATEST = Number.MAX_SAFE_INTEGER;

const BEGINNING = 0;
const END = 1;
const UNKNOWN_REASON = 2;
const HOST_REASON = 3;
const LAST_OF_PAGE = 4;
/** Of a call object: no event at the same moment is later. */
const ANSWER = LAST_OF_PAGE + FAILURE_REASONS.length;

/**
 * How late a webhook event is among those about its call. Takes what `explainFailure` takes. Null for an event that says
 * nothing of a call's course (`call.analysis_completed`, say), and for what is no event: a call object is the platform's
 * present answer, which replaces any event. Never throws.
 */
export function eventOrder(input: unknown): EventOrder | null {
  const outline = outlineOf(input);
  if (outline.failed === null || !outline.isEvent) return null;
  return { ...latenessOf(outline), tie: tieOf(outline) };
}

/**
 * Compares two events about one call, for sorting: negative where `a` is earlier, positive where it is later, 0 where both
 * tell the same. What has no `eventOrder` is earlier than what has one. Never throws.
 */
export function compareEvents(a: unknown, b: unknown): number {
  const [orderA, orderB] = [eventOrder(a), eventOrder(b)];
  if (!orderA || !orderB) return Number(orderA !== null) - Number(orderB !== null);
  return compareLateness(orderA, orderB) || compareTexts(orderA.tie, orderB.tie);
}

/** Negative where `a` is earlier, 0 where only what is told of the call decides. */
export const compareLateness = (a: Lateness, b: Lateness): number => a.moment - b.moment || a.rank - b.rank;

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a > b ? 1 : -1);

/** How late an event is. */
export const latenessOf = (outline: Outline): Lateness => ({ moment: momentOf(outline), rank: rankOf(outline) });

/** How late a call object is: as late as its end, and as what was held before, which it replaces. */
export const latenessOfAnswer = (outline: Outline, held: Lateness | undefined): Lateness => ({
  moment: Math.max(held?.moment ?? EARLIEST, Math.floor(endOf(outline) ?? EARLIEST)),
  rank: ANSWER,
});

/** When an event happened: its timestamp, else the call's end or start. */
function momentOf(outline: Outline): number {
  const moment = timestampOf(outline) ?? endOf(outline) ?? startOf(outline);
  return moment === null ? (outline.failed ? LATEST : EARLIEST) : Math.floor(moment);
}

/** Which of two events at one moment is later: they happen within one ms where a call is refused at once. */
function rankOf({ failed, name, code }: Outline): number {
  if (!failed) return name === 'call.started' ? BEGINNING : END;
  const row = rowOfCode(code);
  if (row === 'unknown') return UNKNOWN_REASON;
  // The reason that stands first on the official page is the latest.
  return isFailureReason(row) ? LAST_OF_PAGE + FAILURE_REASONS.length - 1 - FAILURE_REASONS.indexOf(row) : HOST_REASON;
}

/** All that is told of a call. It only has to decide the same everywhere. */
export function tieOf(outline: Outline): string {
  const { code, otherCode, name } = outline;
  const told = JSON.stringify([code, otherCode, name, recordOf(outline, 'full')]);
  return told.replace(/[^ -~]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
