/** Reads from any input which call it is about, whether that failed, why, and when. */
import { readDuration, readNumber } from './amount.js';
import type { Foreign } from './fields.js';
import { fieldOf, get, isObject, textOf } from './fields.js';
import { readText } from './json.js';
import { readMoment } from './moment.js';

/** The main facts of an input, as received and unmasked: for counting and ordering, not for showing. */
export interface Outline {
  /** The call's id; '' when there is none. */
  readonly id: string;
  /** Whether the call failed; null if the input does not tell. */
  readonly failed: boolean | null;
  /** The reason code; '' when there is none. */
  readonly code: string;
  /** The event's own reason if it differs from the call's; else ''. */
  readonly otherCode: string;
  /** The event's name in lower case; '' for inputs that are not events, and for older events without a name. */
  readonly name: string;
  /** Whether it is a webhook event. Otherwise it is a call object: the platform's current state of the call. */
  readonly isEvent: boolean;
  /** The object with the call's other fields. */
  readonly call: Foreign;
  /** The object with the event's fields; the same object for a call object and for a flat event. */
  readonly event: Foreign;
}

/** The events about the course of a call. In their flat shape they hold the call's own fields. */
const FAILED = 'call.failed';
const COURSE: readonly string[] = [FAILED, 'call.started', 'call.completed'];

const NOTHING: Foreign = {};

/** The objects that hold an input's fields, for callers that need a few fields and not the whole outline. */
export function partsOf(input: unknown): Pick<Outline, 'call' | 'event'> {
  const value = typeof input === 'string' ? readText(input) : input;
  const event = isObject(value) ? value : NOTHING;
  const nested = get(event, 'call');
  return { event, call: isObject(nested) ? nested : event };
}

/** Reads the main facts of any input, and no other fields. */
export function outlineOf(input: unknown): Outline {
  const value = typeof input === 'string' ? readText(input) : input;
  // A bare reason is read as a call with nothing but a reason.
  if (typeof value === 'string') return outlineOfObject({ failureReason: value });
  return outlineOfObject(isObject(value) ? value : NOTHING);
}

function outlineOfObject(event: Foreign): Outline {
  const nested = get(event, 'call');
  const call = isObject(nested) ? nested : event;
  const name = textOf(event, 'event').toLowerCase();
  const callId = textOf(event, 'callId');
  const status = textOf(call, 'status');
  // In a row of a database, `id` may be the row's own key beside the call's `callId`.
  const id = call === event ? callId || textOf(call, 'id') : textOf(call, 'id') || textOf(call, 'callId') || callId;
  // Some older events have no name. Unlike a row of a database, they have no status either.
  const isEvent = name !== '' || call !== event || (callId !== '' && status === '');
  const isOfCourse = name === '' || COURSE.includes(name);
  const first = textOf(call, 'failureReason');
  const second = isOfCourse ? textOf(event, 'reason') : '';
  const code = isOfCourse ? first || second || textOf(event, 'error') : first;
  // The status of a lead or of another event does not count.
  const isOfCall = status !== '' && (call !== event || (name === '' ? !isLead(event) : isOfCourse));
  const failed = hasFailed(name, code, isOfCall ? status.toLowerCase() : '');
  return { id, failed, code, otherCode: second === code ? '' : second, name, isEvent, call, event };
}

/** The first of these that is present decides: the call's status, the event's name, a reason. */
function hasFailed(name: string, code: string, status: string): boolean | null {
  if (status !== '') return status === 'failed';
  if (name !== '') return COURSE.includes(name) ? name === FAILED : null;
  return code !== '' || null;
}

/** The fields that only calls have. */
const OF_CALLS = ['id', 'agentId', 'channel', 'startedAt', 'endedAt', 'durationSeconds', 'failureReason'] as const;

/**
 * Whether a row is a lead's: it has the ids of the lead and of the last call, but no other fields of a call, so that its
 * status is the lead's. The call's fields are checked first, because most rows are calls.
 */
const isLead = (row: Foreign): boolean =>
  OF_CALLS.every((name) => textOf(row, name) === '') && textOf(row, 'leadId') !== '';

/** When a webhook event says it happened, in ms. */
export const timestampOf = ({ event }: Outline): number | null =>
  readMoment(fieldOf(event, 'timestamp')) ?? readMoment(fieldOf(event, 'failedAt'));

/** When a call began, in ms. */
export const startOf = ({ call }: Outline): number | null => readMoment(fieldOf(call, 'startedAt'));

/** When a call ended, in ms; the older event shape says `failedAt`. */
export const endOf = ({ call, event }: Outline): number | null =>
  readMoment(fieldOf(call, 'endedAt')) ?? readMoment(fieldOf(event, 'failedAt'));

/** How long a call lasted, in seconds. */
export const durationOf = ({ call }: Outline): number | null => readDuration(fieldOf(call, 'durationSeconds'));

/** Which attempt a call was, from 1; null where it does not say. */
export function attemptOf({ call }: Outline): number | null {
  const attempt = readNumber(fieldOf(call, 'attempt'));
  return attempt !== null && attempt >= 1 ? attempt : null;
}
