import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import getPort from 'get-port';

import { ENGINES } from './scripts/engines.mjs';

/** Chromium, unless `npm run test:engines` names another. */
const { OSM_ENGINE: engine = 'chromium', OSM_COVERAGE: coverageFolder } = process.env;
const { find, launcher } = ENGINES[engine];

const tests = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(tests)] : []);

/** Leaves the counts where scripts/test.mjs adds them up. A file that did not even load is one failure. */
const countsReporter = {
  onTestRunFinished({ sessions }) {
    const all = sessions.flatMap((session) => tests(session.testResults));
    const broken = sessions.filter(
      (session) => !session.passed && tests(session.testResults).every((test) => test.passed),
    );
    const counts = {
      passed: all.filter((test) => test.passed && !test.skipped).length,
      failed: all.filter((test) => !test.passed && !test.skipped).length + broken.length,
      skipped: all.filter((test) => test.skipped).length,
    };
    mkdirSync('.cache', { recursive: true });
    writeFileSync(
      engine === 'chromium' ? '.cache/elements.json' : `.cache/elements-${engine}.json`,
      JSON.stringify(counts),
    );
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/elements/**/*.test.ts',
  // The runner itself takes the first free port: of two engines that start together, one finds it taken.
  port: await getPort(),
  // Lit's production build: its development build warns on every page.
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  plugins: [
    esbuildPlugin({ ts: true, json: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  browsers: [await launcher(find())],
  // `npm run coverage` asks for it.
  coverage: Boolean(coverageFolder),
  coverageConfig: { include: ['src/**/*.ts'], reportDir: coverageFolder, reporters: ['json'] },
  // `npm run test:long` walks further.
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body><script>globalThis.OSM_LONG = ${Boolean(process.env.OSM_LONG)}</script><script type="module" src="${framework}"></script></body></html>`,
  // It ends a file that hangs. The longest one takes two minutes where three engines share two cores.
  testsFinishTimeout: process.env.OSM_LONG ? 4 * 3_600_000 : 300_000,
  // One more than the cores that the budget of `npm test` speaks of: half of the time a page waits for a frame or a timer.
  // Firefox draws no frame in a page that is not in front; WebKit's driver has one session.
  concurrency: engine === 'chromium' ? 3 : 1,
  // It ends what hangs, and is no assertion: where the machine is busy, a scroll through ten thousand calls takes seconds.
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countsReporter],
};
