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
  // Two engines may start at the same time, and the runner's own choice of a free port would then fail in one of them.
  port: await getPort(),
  // Lit's production build: its development build warns on every page.
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  plugins: [
    esbuildPlugin({ ts: true, json: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  browsers: [await launcher(find())],
  // Set by `npm run coverage`.
  coverage: Boolean(coverageFolder),
  coverageConfig: { include: ['src/**/*.ts'], reportDir: coverageFolder, reporters: ['json'] },
  // `npm run test:long` takes more steps.
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body><script>globalThis.OSM_LONG = ${Boolean(process.env.OSM_LONG)}</script><script type="module" src="${framework}"></script></body></html>`,
  // Ends a file that hangs. The longest one takes two minutes if three engines share two cores.
  testsFinishTimeout: process.env.OSM_LONG ? 4 * 3_600_000 : 300_000,
  // One more than two cores, because pages wait for frames and timers half of the time. One in Firefox, which draws no
  // frames in background pages, and in WebKit, whose driver has one session.
  concurrency: engine === 'chromium' ? 3 : 1,
  // Only ends tests that hang: on a busy machine, scrolling through ten thousand calls takes seconds.
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countsReporter],
};
