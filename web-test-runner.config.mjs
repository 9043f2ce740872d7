import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './scripts/browser.mjs';

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
    writeFileSync('.cache/elements.json', JSON.stringify(counts));
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/elements/**/*.test.ts',
  // Lit's production build: its development build warns on every page.
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  plugins: [
    esbuildPlugin({ ts: true, json: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  browsers: [chromeLauncher({ puppeteer, launchOptions: { ...findBrowser(), headless: true } })],
  // `npm run test:long` walks further.
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body><script>globalThis.OSM_LONG = ${Boolean(process.env.OSM_LONG)}</script><script type="module" src="${framework}"></script></body></html>`,
  concurrency: 2,
  testFramework: { config: { ui: 'bdd', timeout: 5000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countsReporter],
};
