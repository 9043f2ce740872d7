/** Measures the banner and its peers: a thousand of each in one page, and the evaluation of each bundle in another. */
import { readFileSync } from 'node:fs';

import { styles } from '../../dist/elements/failure-banner/failure-banner.styles.js';
import { BEFORE, contestantsBeside, sourceOf } from '../before.mjs';
import { bundle, contestantFiles, figuresOf, heap, here, inFreshPage, inTurns, median, serve } from '../measure.mjs';

const CONTESTANTS = [
  { name: 'limit', bundle: 'limit' },
  { name: 'ours', bundle: 'ours' },
  { name: 'naive Lit', bundle: 'lit' },
  { name: 'Fluent', bundle: 'fluent' },
  { name: 'Shoelace', bundle: 'shoelace' },
  { name: 'Web Awesome', bundle: 'web-awesome' },
  { name: 'Spectrum', bundle: 'spectrum' },
  { name: 'Carbon', bundle: 'carbon' },
];

const COUNT = 1000;
const SLOWER = 4;

/** Our styles without content-visibility, for contestants that render the same nodes. */
const look = {
  name: 'look',
  setup(build) {
    build.onResolve({ filter: /^look$/ }, ({ path }) => ({ path, namespace: 'look' }));
    build.onLoad({ filter: /./, namespace: 'look' }, () => ({
      contents: styles
        .map(String)
        .join('')
        .replaceAll(/(content-visibility|contain-intrinsic-size):[^;}]*;?/g, ''),
      loader: 'text',
    }));
  },
};

/** Creates, changes and removes a thousand banners, twice. */
const thousand = (browser, origin, name) =>
  inFreshPage(browser, name, async (page, cdp) => {
    await page.goto(`${origin}/${name}/`);
    await page.waitForFunction('globalThis.bench?.isReady', { timeout: 30_000 });
    const run = (method) => page.evaluate((wanted) => globalThis.bench[wanted](), method);
    const empty = await heap(cdp);
    const create = await run('create');
    const held = (await heap(cdp)) - empty;
    const update = await run('update');
    await run('check');
    await run('remove');
    const after = await heap(cdp);
    await run('create');
    await run('remove');
    const left = (await heap(cdp)) - after;
    return { create, update, heap: held / COUNT / 1000, left: left / 1000 };
  });

/** The time to compile and run the bundle on a throttled processor, in an otherwise empty page. */
const evaluation = (browser, origin, name) =>
  inFreshPage(browser, name, async (page, cdp) => {
    await page.goto(`${origin}/${name}/evaluate.html`);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    return median(await page.evaluate((times) => globalThis.evaluate(times), 15));
  });

async function serveBanners(contestants, before) {
  const bundles = await Promise.all(
    contestants.map(async ({ bundle: name }) => {
      const [path, options] = sourceOf('banner', name, before, [look]);
      return {
        ...contestantFiles(name, await bundle(path, options)),
        [`${name}/contestant.txt`]: (await bundle(path, { ...options, format: 'iife' })).js,
      };
    }),
  );
  const files = {
    'page.html': readFileSync(here('banner/page.html')),
    'evaluate.html': readFileSync(here('banner/evaluate.html')),
    'page.js': (await bundle('banner/page.mjs')).js,
    ...Object.assign({}, ...bundles),
  };
  return { files, ...(await serve(files)) };
}

/** Medians and minima of several rounds, by contestant. `before`: the dist folder of an earlier commit, if any. */
export async function measureBanner(rounds, say, before) {
  const contestants = contestantsBeside(CONTESTANTS, before);
  say(`Measuring ${COUNT.toLocaleString('en')} banners…`);
  const { files, origin, close } = await serveBanners(contestants, before);
  try {
    const shipped = { ours: (await bundle('../dist/osm-failure-banner.js')).js };
    if (before) shipped[BEFORE] = (await bundle(`${before}/osm-failure-banner.js`)).js;
    const measured = await inTurns({
      contestants,
      rounds,
      viewport: { width: 1040, height: 1100 },
      say,
      sample: async (browser, { bundle: name }) => ({
        ...(await thousand(browser, origin, name)),
        evaluation: await evaluation(browser, origin, name),
      }),
    });
    return { browser: measured.browser, count: COUNT, contestants: figuresOf(contestants, measured, files, shipped) };
  } finally {
    close();
  }
}
