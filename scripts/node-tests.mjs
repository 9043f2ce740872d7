/** Runs test files with Node's test runner, and counts. Used by `npm test` and `npm run test:anywhere`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * What a runner left in its file of counts. A runner that failed although no test did, or that ran no test, is one
 * failure.
 * @param {string} file
 * @param {number | null} exitCode
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function readCounts(file, exitCode) {
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : NOTHING;
  const isFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  if (!isFailure) return counts;
  console.log(exitCode === 0 ? 'No test was run.' : `The test runner ended with code ${exitCode}.`);
  return { ...counts, failed: 1 };
}

/**
 * Runs the files, TypeScript or bundles of it, as many at once as there are cores, and prints what they say.
 * @param {readonly string[]} files
 * @param {string} result where the counts go
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runNodeTests(files, result, env = {}) {
  rmSync(result, { force: true });
  const loading = files.some((file) => file.endsWith('.ts')) ? ['--import', 'tsx'] : ['--enable-source-maps'];
  const args = [...loading, '--test', `--test-concurrency=${availableParallelism()}`];
  args.push('--test-reporter=spec', '--test-reporter-destination=stdout');
  args.push('--test-reporter=./scripts/counts-reporter.mjs', `--test-reporter-destination=${result}`);
  const runner = spawn(process.execPath, [...args, ...files], { stdio: 'inherit', env: { ...process.env, ...env } });
  const [exitCode] = await once(runner, 'exit');
  return readCounts(result, exitCode);
}
