/** Runs test files with Node's test runner, and counts. Used by `npm test` and `npm run test:anywhere`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * The counts that a runner wrote to a file. A runner that failed although no test failed, or that ran no test, counts
 * as one failure.
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
 * Runs test files, as TypeScript or bundled, and prints their output.
 * @param {readonly string[]} files
 * @param {string} result where the counts go
 * @param {{ env?: NodeJS.ProcessEnv, concurrency?: number }} [options] how many files at once: as many as there are cores
 */
export async function runNodeTests(files, result, { env = {}, concurrency = availableParallelism() } = {}) {
  rmSync(result, { force: true });
  const loading = files.some((file) => file.endsWith('.ts')) ? ['--import', 'tsx'] : ['--enable-source-maps'];
  const args = [...loading, '--test', `--test-concurrency=${concurrency}`];
  // No file needs a quarter of this. It ends tests that would wait for ever.
  args.push('--test-timeout=900000');
  args.push('--test-reporter=spec', '--test-reporter-destination=stdout');
  args.push('--test-reporter=./scripts/counts-reporter.mjs', `--test-reporter-destination=${result}`);
  const runner = spawn(process.execPath, [...args, ...files], { stdio: 'inherit', env: { ...process.env, ...env } });
  const [exitCode] = await once(runner, 'exit');
  return readCounts(result, exitCode);
}
