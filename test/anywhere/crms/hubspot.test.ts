/** The card of docs/crms.md, rendered in Node by HubSpot's own test renderer: no DOM, as in HubSpot's worker. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { describeFailureReason, FAILURE_REASONS } from '../../../src/catalog.js';
import { home, load } from '../support.js';
import { place } from './snippets.js';

/** Beside HubSpot's own React, and under the packed package: names lead there, as they do in a card's folder. */
const folder = join(home, 'crms/hubspot/node_modules/.card');
for (const file of ['FailedCall.jsx', 'LastCallCard.jsx']) place(file, folder);

/** Bundles what uses the card, runs it in Node, and gives what it printed, as JSON. */
async function printed(code: string): Promise<unknown> {
  const { build } = await load('esbuild');
  const entry = join(folder, 'check.jsx');
  const outfile = join(folder, 'check.mjs');
  writeFileSync(
    entry,
    `import { createRenderer } from '@hubspot/ui-extensions/testing';
    import { Alert, hubspot, LoadingSpinner, Tag, Text } from '@hubspot/ui-extensions';
    import { FailedCall } from './FailedCall.jsx';
    import { LastCall } from './LastCallCard.jsx';
    const renderer = () => createRenderer('crm.record.sidebar');
    const said = ({ maybeFind, findAll }) => {
      const alert = maybeFind(Alert);
      return alert && { title: alert.props.title, tag: maybeFind(Tag).text, texts: findAll(Text).map(({ text }) => text) };
    };
    ${code}`,
  );
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    logLevel: 'error',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });
  return JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
}

test('a card says the very words of the catalog, for every reason', async () => {
  const all = (await printed(`
    console.log(JSON.stringify(${JSON.stringify(FAILURE_REASONS)}.map((failureReason) => {
      const { render, ...shown } = renderer();
      render(<FailedCall call={{ status: 'failed', failureReason }} />);
      return said(shown);
    })));`)) as { title: string; tag: string; texts: string[] }[];
  for (const [index, reason] of FAILURE_REASONS.entries()) {
    const { title, cause, whatToTry } = describeFailureReason(reason);
    assert.deepEqual([all[index]?.title, ...all[index]!.texts.slice(0, 2)], [title, cause, whatToTry]);
    assert.ok(all[index]?.tag);
  }
});

test('a card shows nothing of a call that did not fail', async () => {
  const shown = await printed(`
    const { render, ...shown } = renderer();
    render(<FailedCall call={{ status: 'completed' }} />);
    console.log(JSON.stringify(said(shown)));`);
  assert.equal(shown, null);
});

test('a card loads the last call of its contact', async () => {
  const shown = (await printed(`
    const asked = [];
    const call = { id: 'call_7', status: 'failed', failureReason: 'idle_timeout', durationSeconds: 5 };
    hubspot.fetch = async (url) => (asked.push(url), { json: async () => call });
    const { render, waitFor, ...shown } = renderer();
    render(<LastCall contactId={51} />);
    const before = shown.maybeFind(LoadingSpinner) !== null;
    await waitFor(() => { if (!said(shown)) throw new Error('not yet'); });
    console.log(JSON.stringify({ asked, before, ...said(shown), hasDom: typeof document !== 'undefined' }));`)) as {
    [key: string]: unknown;
    texts: string[];
  };
  assert.deepEqual(
    [shown.asked, shown.before, shown.title, shown.hasDom],
    [['https://calls.example.com/contacts/51/last-call'], true, 'No activity for too long', false],
  );
  assert.match(shown.texts.at(-1) ?? '', /5 s/); // the doubt
});
