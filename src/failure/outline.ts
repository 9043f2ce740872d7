/** What an input says of a failure: whose it is, whether it is one, for which reason, and when. */
import { readDuration, readNumber } from './amount.js';
import type { Foreign } from './fields.js';
import { fieldOf, get, isObject, textOf } from './fields.js';
import { readText } from './json.js';
import { readMoment } from './moment.js';

/** What an input says of a failure, as received and unmasked: for counting and ordering, not for showing. */
export interface Outline {
  /** The call's id; '' when there is none. */
  readonly id: string;
  /** Whether the call failed; null where nothing speaks. */
  readonly failed: boolean | null;
  /** The reason code; '' when there is none. */
  readonly code: string;
  /** The event's own reason, where it is another text than the call's; else ''. */
  readonly otherCode: string;
  /** The event's name, in lower case; '' for what is no event, and for the older events that came without one. */
  readonly name: string;
  /** Whether it is a webhook event rather than a call, which is the platform's present answer. */
  readonly isEvent: boolean;
  /** Where the call's other fields are. */
  readonly call: Foreign;
  /** Where the event's are; the same object for a bare call and for a flat event. */
  readonly event: Foreign;
}

/** The events that tell of a call's course. Their flat shape holds the call's own fields. */
const FAILED = 'call.failed';
const COURSE: readonly string[] = [FAILED, 'call.started', 'call.completed'];

const NOTHING: Foreign = {};

/** Where an input's fields are, for who needs a few of them and no verdict. */
export function partsOf(input: unknown): Pick<Outline, 'call' | 'event'> {
  const value = typeof input === 'string' ? readText(input) : input;
  const event = isObject(value) ? value : NOTHING;
  const nested = get(event, 'call');
  return { event, call: isObject(nested) ? nested : event };
}

/** Reads as little of any input as it takes to know whose failure it is, and when. */
export function outlineOf(input: unknown): Outline {
  const value = typeof input === 'string' ? readText(input) : input;
  // A bare reason is a call of which nothing else is known.
  if (typeof value === 'string') return outlineOfObject({ failureReason: value });
  return outlineOfObject(isObject(value) ? value : NOTHING);
}

function outlineOfObject(event: Foreign): Outline {
  const nested = get(event, 'call');
  const call = isObject(nested) ? nested : event;
  const name = textOf(event, 'event').toLowerCase();
  const callId = textOf(event, 'callId');
  const status = textOf(call, 'status');
  // A database row has a key of its own beside the call's id.
  const id = call === event ? callId || textOf(call, 'id') : textOf(call, 'id') || textOf(call, 'callId') || callId;
  // Of the older events, some came without a name. A row of a database has a status.
  const isEvent = name !== '' || call !== event || (callId !== '' && status === '');
  const isOfCourse = name === '' || COURSE.includes(name);
  const first = textOf(call, 'failureReason');
  const second = isOfCourse ? textOf(event, 'reason') : '';
  const code = isOfCourse ? first || second || textOf(event, 'error') : first;
  // Not the status of a lead, nor that of another event.
  const isOfCall = status !== '' && (call !== event || (name === '' ? !isLead(event) : isOfCourse));
  const failed = hasFailed(name, code, isOfCall ? status.toLowerCase() : '');
  return { id, failed, code, otherCode: second === code ? '' : second, name, isEvent, call, event };
}

/** The first that speaks: the call's status, the event's name, a reason. */
function hasFailed(name: string, code: string, status: string): boolean | null {
  if (status !== '') return status === 'failed';
  if (name !== '') return COURSE.includes(name) ? name === FAILED : null;
  return code !== '' || null;
}

/** What only calls have. */
const OF_CALLS = ['id', 'agentId', 'channel', 'startedAt', 'endedAt', 'durationSeconds', 'failureReason'] as const;

/**
 * A lead's row names the lead, and the last call to it, but nothing of that call: its status is the lead's. Looked for in
 * a call's fields first, because most rows are calls.
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
