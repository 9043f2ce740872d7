/** What a call costs beside the host's own object. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { programArgs } from '../support/program.js';

const LIMIT = 200;

const bytesPerCall = (...options: string[]): number =>
  Number(
    execFileSync(process.execPath, ['--expose-gc', ...programArgs('test/support/ledger-memory'), ...options], {
      encoding: 'utf8',
    }).trim(),
  );

test('a hundred thousand calls take at most 200 bytes each', (t) => {
  const bytes = bytesPerCall();
  t.diagnostic(`${String(bytes)} bytes a call`);
  assert.ok(bytes > 0 && bytes <= LIMIT, `${String(bytes)} bytes a call`);
});

test('400 bytes more would be noticed', () => {
  const bytes = bytesPerCall('--waste');
  assert.ok(bytes >= 400, `${String(bytes)} bytes a call`);
});

test('forty thousand contacts take at most 64 bytes each once retries were planned', (t) => {
  const program = programArgs('test/support/contact-memory');
  const output = execFileSync(process.execPath, ['--expose-gc', ...program], { encoding: 'utf8' });
  const bytes = Number(output.trim());
  t.diagnostic(`${String(bytes)} bytes a contact`);
  assert.ok(bytes > 0 && bytes <= 64, `${String(bytes)} bytes a contact`);
});
