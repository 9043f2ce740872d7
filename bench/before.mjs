/** Builds the library of an earlier commit, to be measured beside ours: `npm run bench -- --beside <commit>`. */
import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export const BEFORE = 'the commit before';

/**
 * Checks the commit out into .cache/before, builds it with the packages of this checkout, and gives its dist folder.
 * What was built once is used again.
 */
export function buildBefore(commit, say) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const sha = git('rev-parse', '--verify', `${commit}^{commit}`);
  const folder = `${root}.cache/before/${sha}`;
  if (existsSync(`${folder}/dist/osm-failure-list.js`)) return `${folder}/dist`;
  say(`Building the library of ${sha.slice(0, 7)}…`);
  git('worktree', 'prune');
  if (!existsSync(folder)) git('worktree', 'add', '--detach', folder, sha);
  if (!existsSync(`${folder}/node_modules`)) symlinkSync(`${root}node_modules`, `${folder}/node_modules`, 'dir');
  const vite = `${root}node_modules/vite/bin/vite.js`;
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: folder, stdio: 'inherit' });
  return `${folder}/dist`;
}

/** Whom to measure: everybody, or, beside an earlier commit, only ours, that one, and the limit. */
export function contestantsBeside(contestants, before) {
  if (!before) return contestants;
  const ours = contestants.find(({ name }) => name === 'ours');
  const limits = contestants.filter(({ name }) => name.startsWith('limit'));
  return [...limits, ours, { ...ours, name: BEFORE, bundle: 'before' }];
}

/** The source of a contestant, and what makes esbuild take another dist folder for it. */
export function sourceOf(part, bundle, before, plugins = []) {
  if (bundle !== 'before') return [`${part}/contestants/${bundle}.mjs`, { plugins }];
  const fromBefore = {
    name: 'from-before',
    setup(build) {
      build.onResolve({ filter: /^\.\.\/\.\.\/\.\.\/dist\// }, ({ path }) => ({
        path: path.replace(/^(\.\.\/)+dist/, before),
      }));
    },
  };
  return [`${part}/contestants/ours.mjs`, { plugins: [...plugins, fromBefore] }];
}

/** Prints ours beside the earlier commit, measure by measure: times at their least, all else as medians. */
export function sayBeside(part, { measures }, contestants, say) {
  const [ours, before] = ['ours', BEFORE].map((wanted) => contestants.find(({ name }) => name === wanted));
  const failed = [ours, before].find((each) => each.failed);
  if (failed) return say(`${part}: ${failed.name} failed (${failed.failed}).`);
  say(`\n${part}: ours beside the commit before`);
  for (const [measure, { title, say: words, isTime }] of Object.entries(measures)) {
    const figure = (each) => (measure === 'bundle' ? each.bundle : each[isTime ? 'least' : 'median'][measure]);
    const [now, then] = [figure(ours), figure(before)];
    if (now === undefined) continue;
    const change = then === 0 ? '' : `, ${(100 * (now / then - 1)).toFixed(1)} %`;
    say(`  ${title}: ${words(now)}, before ${words(then)}${change}`);
  }
}
