/**
 * How much the ledger holds for each call beside the host's own objects, in bytes: run with `--expose-gc`. Given
 * `--waste`, it holds 400 bytes a call more, to show that the measure would notice.
 */
import { FAILURE_REASONS } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { failedCall } from './calls.js';

const COUNT = 100_000;

function heapUsed(): number {
  for (let n = 0; n < 4; n++) globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

const calls = Array.from({ length: COUNT }, (_, n) => {
  const call = failedCall(`call_${n.toString(16).padStart(8, '0')}`, FAILURE_REASONS[n % 10]!, {
    endedAt: new Date(Date.UTC(2026, 4, 13) + n * 500).toISOString(),
    durationSeconds: n % 400,
  });
  // As JSON gives them: texts of their own, no ropes.
  return JSON.parse(JSON.stringify(call)) as object;
});

// What the code itself takes is not counted: it has run once.
new FailureLedger().upsert(calls.slice(0, 1000));
const before = heapUsed();
const ledger = new FailureLedger();
const waste: unknown[] = [];
ledger.upsert(calls);
const view = ledger.view();
if (process.argv.includes('--waste')) for (let n = 0; n < COUNT; n++) waste.push(new Array<number>(50).fill(0));
const bytes = (heapUsed() - before) / COUNT;

// Named here, they are all held until now.
if (calls.length + ledger.size + view.size + (waste.length || COUNT) !== 4 * COUNT)
  throw new Error('Not all calls are held.');
console.log(bytes.toFixed(1));
