/** Starts the stand-in for the platform, calls everybody on the list, and prints what failed, why, and what comes next. */
import { readOptions, USAGE } from './options.js';
import { codeOf, runCampaign, type Signal } from './run.js';

/** Ctrl-C may arrive twice at once, from the terminal and from npm. A later one means: do not wait for the end. */
function stopOnSignal(stop: AbortController): void {
  let first: number | null = null;
  const onSignal = (signal: Signal): void => {
    if (first !== null && performance.now() - first > 1000) process.exit(codeOf(signal));
    first ??= performance.now();
    stop.abort(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const stop = new AbortController();
  stopOnSignal(stop);
  return runCampaign(options, process.stdout, stop);
}

// The reader may have closed the pipe: `| head`.
process.stdout.on('error', () => process.exit());

main().then(
  (code) => (process.exitCode = code),
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  },
);
