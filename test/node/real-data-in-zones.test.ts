/** What people really hold reads the same in every time zone. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { programArgs } from '../support/program.js';
import type { Read } from '../support/real-data.js';
import { readRealData } from '../support/real-data.js';

const read = readRealData();
const run = promisify(execFile);

for (const TZ of ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia']) {
  test(`in ${TZ} the same is read`, async () => {
    const options = { env: { ...process.env, TZ }, maxBuffer: 1e8 };
    const { stdout } = await run(process.execPath, programArgs('test/support/real-data-in-zone'), options);
    const there = JSON.parse(stdout) as { zone: string; read: Read[] };
    assert.equal(new Intl.DateTimeFormat('en', { timeZone: there.zone }).resolvedOptions().timeZone, there.zone);
    assert.deepEqual(there.read, JSON.parse(JSON.stringify(read)));
  });
}
