/** How much the ledger holds for each contact once retries were planned, in bytes, beside calls and columns: run with `--expose-gc`. */
import { FailureLedger } from '../../src/ledger.js';
import { failedCall } from './calls.js';

const CALLS = 100_000;
const CONTACTS = 40_000;

function heapUsed(): number {
  for (let n = 0; n < 4; n++) globalThis.gc!();
  const { heapUsed: heap, arrayBuffers } = process.memoryUsage();
  return heap + arrayBuffers;
}

const calls = Array.from({ length: CALLS }, (_, n) => {
  const call = failedCall(`call_${n.toString(16).padStart(8, '0')}`, 'sip_no_answer', {
    endedAt: new Date(Date.UTC(2026, 4, 13) + n * 500).toISOString(),
    destination: `+49301${String(1_000_000 + ((n * 7919) % CONTACTS))}`,
  });
  return JSON.parse(JSON.stringify(call)) as object;
});

/** In a function of its own, so that nothing of the plan stays on the stack. */
const plannedCount = (ledger: FailureLedger, keys: readonly string[]): number => ledger.retryPlan(keys).retry.length;

const warmUp = new FailureLedger();
warmUp.upsert(calls.slice(0, 1000));
plannedCount(warmUp, warmUp.view().keys);
const ledger = new FailureLedger();
ledger.upsert(calls);
const keys = ledger.view().keys;
const before = heapUsed();
const count = plannedCount(ledger, keys);
const bytes = (heapUsed() - before) / CONTACTS;

if (count !== CONTACTS || keys.length + calls.length + ledger.size !== 3 * CALLS) throw new Error('Not all are held.');
console.log(bytes.toFixed(1));
