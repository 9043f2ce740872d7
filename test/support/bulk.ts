/** Retrying many calls of a list, as a person does it, and what the host's handler was given. */
import type { OsmRetryEvent, RetryContext, RetryHandler } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from './calls.js';
import { deferred, drawn, maybe, part, press } from './elements.js';
import { listOf } from './list.js';
import { handle } from './retry.js';

/** Retryable calls: r0, r1 …, the newest first. */
export const retryable = (count: number) =>
  Array.from({ length: count }, (_, n) => failedCall(`r${String(n)}`, 'stale_sweep', { endedAt: at(1000 - n) }));

/** A call that a host was asked to place again. */
export interface Asked {
  readonly id: string;
  readonly retryable: boolean;
  readonly context: RetryContext;
  readonly answer: ReturnType<typeof deferred>;
}

/** Selects everything that matches, by the check box of the head. */
export async function selectAll(list: OsmFailureList): Promise<void> {
  part(list, 'head-row').querySelector<HTMLElement>('input')!.click();
  await drawn(list);
}

/** A list whose host is asked and answers when a test says so. */
export async function asking(
  calls: unknown,
  properties: Partial<OsmFailureList> = {},
): Promise<{ list: OsmFailureList; asked: Asked[]; events: OsmRetryEvent[] }> {
  const list = await listOf(calls, { selectable: true, retry: true, ...properties });
  const asked: Asked[] = [];
  const handler: RetryHandler = ({ call, guidance }, context) => {
    const answer = deferred();
    asked.push({ id: call.id, retryable: guidance.retryable, context, answer });
    return answer.promise;
  };
  return { list, asked, events: handle(list, handler) };
}

/** The same, with everything selected and the list's own button pressed. */
export async function retryingAll(calls: unknown, properties: Partial<OsmFailureList> = {}) {
  const given = await asking(calls, properties);
  await selectAll(given.list);
  press(given.list, 'retry-button');
  await drawn(given.list);
  // A large press asks once.
  if (maybe(given.list, 'confirm-button')) press(given.list, 'confirm-button');
  await drawn(given.list);
  return given;
}

/** The host answers some of the calls, and the list draws what came of it. */
export async function answer(list: OsmFailureList, asked: readonly Asked[], how: 'placed' | 'failed'): Promise<void> {
  const { warn } = console;
  console.warn = () => {};
  for (const { answer } of asked) how === 'placed' ? answer.resolve() : answer.reject(new Error('503'));
  await drawn(list);
  console.warn = warn;
}

export const idsAsked = (asked: readonly Asked[]): string => asked.map(({ id }) => id).join(' ');
