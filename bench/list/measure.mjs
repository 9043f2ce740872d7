/** Measures the list and its peers: one page each, from the first rows to the last batch. */
import { readFileSync } from 'node:fs';

import { BEFORE, contestantsBeside, sourceOf } from '../before.mjs';
import { bundle, contestantFiles, figuresOf, heap, here, inFreshPage, inTurns, serve } from '../measure.mjs';
import { makeCalls } from './calls.mjs';
import { Work } from './work.mjs';

/** The contestants. `work`: the page also does the work that ours does before it draws. */
const CONTESTANTS = [
  { name: 'limit', bundle: 'limit' },
  { name: 'TanStack', bundle: 'tanstack' },
  { name: 'lit-virtualizer', bundle: 'lit-virtualizer' },
  { name: 'RevoGrid', bundle: 'revogrid' },
  { name: 'Vaadin', bundle: 'vaadin' },
  { name: 'AG Grid', bundle: 'ag-grid' },
  { name: 'limit with work', bundle: 'limit', work: true },
  { name: 'ours', bundle: 'ours', work: true },
  { name: 'TanStack with work', bundle: 'tanstack', work: true },
  { name: 'lit-virtualizer with work', bundle: 'lit-virtualizer', work: true },
  { name: 'RevoGrid with work', bundle: 'revogrid', work: true },
  { name: 'Vaadin with work', bundle: 'vaadin', work: true },
  { name: 'AG Grid with work', bundle: 'ag-grid', work: true },
];

const CALLS = 100_000;
const BATCHES = [10, 100];

/** The calls, and the expected first row after each step. */
function data() {
  const { calls, later } = makeCalls(CALLS, ...BATCHES);
  const work = new Work();
  work.take(calls);
  const expected = {
    newest: work.rows[0].call.id,
    oldest: work.rows.at(-1).call.id,
    caller: work.rows.find(({ blame }) => blame === 'caller').call.id,
    added: later.at(-1).at(-1).id,
  };
  // The expected first row must change, or it would be found before anything is drawn.
  if (new Set(Object.values(expected)).size < 4) throw new Error('Two of the calls to wait for are the same.');
  return JSON.stringify({ calls, later, expected });
}

/** Runs a function, and returns its result with the main-thread time in ms. */
async function busy(cdp, act) {
  const worked = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const before = await worked();
  const value = await act();
  return { ms: (await worked()) - before, value };
}

const percentile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1];

/** Measures one new page, from the first rows to the last batch. */
const sample = (browser, origin, { bundle, work }) =>
  inFreshPage(browser, bundle, async (page, cdp) => {
    await page.goto(`${origin}/${bundle}/${work ? '?work' : ''}`);
    await page.waitForFunction('globalThis.bench?.isReady', { timeout: 30_000 });
    const run = (name) => page.evaluate((method) => globalThis.bench[method](), name);
    await cdp.send('Performance.enable');

    const empty = await heap(cdp);
    const firstRows = await run('firstRows');
    await run('toTop');
    const held = (await heap(cdp)) - empty;
    const scroll = await busy(cdp, () => run('scroll'));
    const blank = await run('blanks');
    const figures = {
      firstRows,
      scroll: scroll.ms,
      scrollFrame: percentile(scroll.value, 0.95),
      blank,
      heap: held / 1e6,
    };
    if (!work) return figures;
    await run('toTop');
    const filter = await run('filter');
    const sort = await run('sort');
    const append = await busy(cdp, () => run('append'));
    return { ...figures, filter, sort, append: append.ms };
  });

/** A page for each contestant at `/<bundle>/`, with `?work` for those that do the work. */
async function serveList(contestants, before) {
  const names = [...new Set(contestants.map(({ bundle: name }) => name))];
  const bundles = await Promise.all(
    names.map(async (name) => contestantFiles(name, await bundle(...sourceOf('list', name, before)))),
  );
  const files = {
    'page.html': readFileSync(here('list/page.html')),
    'page.js': (await bundle('list/page.mjs')).js,
    'calls.json': data(),
    ...Object.assign({}, ...bundles),
  };
  return { files, ...(await serve(files)) };
}

/** Medians and minima of several rounds, by contestant. `before`: the dist folder of an earlier commit, if any. */
export async function measureList(rounds, say, before) {
  const contestants = contestantsBeside(CONTESTANTS, before);
  say(`Measuring the list at ${CALLS.toLocaleString('en')} calls…`);
  const { files, origin, close } = await serveList(contestants, before);
  try {
    const shipped = { ours: (await bundle('../dist/osm-failure-list.js')).js };
    if (before) shipped[BEFORE] = (await bundle(`${before}/osm-failure-list.js`)).js;
    const measured = await inTurns({
      contestants,
      rounds,
      viewport: { width: 1040, height: 1100 },
      say,
      sample: (browser, contestant) => sample(browser, origin, contestant),
    });
    return { browser: measured.browser, count: CALLS, contestants: figuresOf(contestants, measured, files, shipped) };
  } finally {
    close();
  }
}
