/**
 * Makes ready what the next command needs, says each step in one line, and does nothing where nothing is missing.
 * npm runs it before `npm start`, `npm test` and `npm run storybook`, when node_modules may not be there yet: hence no
 * dependency. Flags: --build, --browser, --storybook.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const from = (...path) => join(root, ...path);
const readJson = (...path) => JSON.parse(readFileSync(from(...path), 'utf8'));

const toolchain = ['vite.config.ts', 'package.json', 'package-lock.json'];

const built = {
  dist: {
    inputs: [
      ...[
        'src',
        'custom-elements.json',
        'scripts/build-catalog.ts',
        'scripts/build-types.mjs',
        'scripts/build-editors.mjs',
        'scripts/build-notes.mjs',
      ],
      ...['tsconfig.json', 'tsconfig.build.json', ...toolchain],
    ],
    output: 'dist/cdn/osmtalk-elements.js',
    script: 'build',
    says: 'Building the library (a few seconds)…',
  },
  storybook: {
    inputs: ['src', 'stories', '.storybook', 'test/fixtures', 'custom-elements.json', ...toolchain],
    output: 'storybook-static/index.json',
    script: 'build-storybook',
    says: 'Building Storybook (half a minute)…',
  },
};

export async function setup({ build = false, browser = false, storybook = false } = {}) {
  checkNode();
  let steps = 0;
  const step = (sentence) => {
    steps += 1;
    console.log(sentence);
  };
  if (!isInstalled()) {
    step('Installing the dependencies of package-lock.json (a minute)…');
    npm(['ci']);
  }
  if (build) makeFresh('dist', step);
  if (storybook) makeFresh('storybook', step);
  if (browser) {
    const { findBrowser, installBrowser } = await import('./browser.mjs');
    if (!findBrowser()) {
      step('No Chrome or Chromium found: fetching one by npm into .cache/browser (66 MB, once)…');
      installBrowser(npm);
    }
  }
  if (steps === 0 && (build || browser || storybook)) console.log('Ready: nothing to set up.');
}

function checkNode() {
  const wanted = readJson('package.json').engines.node.replace('>=', '');
  const [major, minor] = wanted.split('.').map(Number);
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  throw new Error(`This project needs Node ${wanted} or later; this is Node ${process.versions.node}.`);
}

/** npm notes what it really installed: the same versions as in the lock, but for other platforms' optional packages. */
export function isInstalled(folder = '.') {
  if (!existsSync(from(folder, 'node_modules', '.package-lock.json'))) return false;
  const installed = readJson(folder, 'node_modules', '.package-lock.json').packages;
  return Object.entries(readJson(folder, 'package-lock.json').packages).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/** Builds what is missing or older than its sources, told by their contents: a checkout or a touch rebuilds nothing. */
function makeFresh(name, step) {
  const { inputs, output, script, says } = built[name];
  const stamp = from('.cache', `${name}.stamp`);
  const wanted = contentHash(inputs);
  if (existsSync(from(output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  step(says);
  npm(['run', script]);
  mkdirSync(from('.cache'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function contentHash(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(from(file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(from(path))) return [];
  if (!statSync(from(path)).isDirectory()) return [path];
  const names = readdirSync(from(path)).sort();
  return names.flatMap((name) => filesIn(`${path}/${name}`));
}

/** Runs npm quietly; what it had to say is shown only when it failed. */
export function npm(args) {
  const { npm_execpath: path = '' } = process.env;
  const [command, ...first] = /npm-cli\.c?js$/.test(path) ? [process.execPath, path] : ['npm'];
  const shell = command === 'npm' && process.platform === 'win32';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error, stdout, stderr } = spawnSync(command, [...first, ...args, ...quiet], {
    cwd: root,
    encoding: 'utf8',
    shell,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed.\n${error?.message ?? stdout + stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flag = (name) => process.argv.includes(`--${name}`);
  try {
    await setup({ build: flag('build'), browser: flag('browser'), storybook: flag('storybook') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
