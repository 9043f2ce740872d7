/** The kinds of calls: which calls share one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CallStore } from '../../src/ledger/call-store.js';
import { NO_KIND } from '../../src/ledger/columns.js';
import { failedCall } from '../support/calls.js';

function storeOf(...calls: unknown[]): CallStore {
  const store = new CallStore();
  for (const call of calls) store.put(call);
  store.kinds.read(store);
  return store;
}

test('calls with the same reason, agent and channel are of one kind, and a difference in any of them makes another', () => {
  const { kinds, columns, rowNames } = storeOf(
    failedCall('a', 'stale_sweep', { agentId: 'Priya' }),
    failedCall('b', 'stale_sweep', { agentId: 'Priya' }),
    failedCall('c', 'sip_rejected', { agentId: 'Priya' }),
    failedCall('d', 'stale_sweep', { agentId: 'Arjun' }),
    failedCall('e', 'stale_sweep', { agentId: 'Priya', channel: 'web' }),
    failedCall('f', 'sip_rejected', { agentId: 'Priya' }),
  );
  assert.deepEqual(columns.kind, [0, 0, 1, 2, 3, 1]);
  assert.equal(kinds.size, 4);
  const told = [0, 1, 2, 3].map((number) => {
    const { row, agent, channel } = kinds.at(number)!;
    return [rowNames[row], agent, channel];
  });
  assert.deepEqual(told, [
    ['stale_sweep', 'Priya', 'phone'],
    ['sip_rejected', 'Priya', 'phone'],
    ['stale_sweep', 'Arjun', 'phone'],
    ['stale_sweep', 'Priya', 'web'],
  ]);
});

test('without a call there is no kind', () => {
  const { kinds } = storeOf();
  assert.deepEqual([kinds.size, kinds.at(0), kinds.at(undefined), kinds.at(NO_KIND)], [0, undefined, undefined, undefined]); // prettier-ignore
});

test('a call that changed before its kind was read has no kind where it was', () => {
  const changed = ['stale_sweep', 'sip_rejected'].map((reason) => failedCall('a', reason));
  const { kinds, columns } = storeOf(...changed, failedCall('b', 'idle_timeout'), failedCall('c', 'unknown'));
  assert.deepEqual(columns.kind, [NO_KIND, 0, 1, 2]);
  assert.deepEqual([kinds.size, kinds.at(columns.kind[0])], [3, undefined]);
});
