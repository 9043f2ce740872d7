/** The receiver as a process of its own, which can be killed and started again. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url));

export class ReceiverProcess {
  readonly #env: NodeJS.ProcessEnv;
  readonly #onLine: (line: string) => void;
  #child: ChildProcess | null = null;

  /** `onLine` is told of every line of its log. */
  constructor(env: NodeJS.ProcessEnv, onLine: (line: string) => void) {
    this.#env = env;
    this.#onLine = onLine;
  }

  /** Resolves when it listens. What it needs an answer for it says on the error stream, which is ours. */
  async start(): Promise<void> {
    // The channel is there so that it does not outlive us, whatever happens to us.
    const child = fork(SERVER, { env: this.#env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.#child = child;
    const listening = new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('The receiver ended before it listened.')));
      if (!child.stdout) return;
      createInterface(child.stdout).on('line', (line) => {
        if (line.includes('"message":"listening"')) resolve();
        this.#onLine(line);
      });
    });
    await listening;
  }

  /** As `kill -9` does: it gets no chance to finish anything. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || !child.kill('SIGKILL')) return;
    await once(child, 'exit');
  }
}
