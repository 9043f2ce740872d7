/** The receiver as a child process that can be killed and started again. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url));

export class ReceiverProcess {
  readonly #env: NodeJS.ProcessEnv;
  readonly #onLine: (line: string) => void;
  #child: ChildProcess | null = null;

  /** `onLine` is called for each line of its log. */
  constructor(env: NodeJS.ProcessEnv, onLine: (line: string) => void) {
    this.#env = env;
    this.#onLine = onLine;
  }

  /** Resolves when it listens. Its error stream is inherited. */
  async start(): Promise<void> {
    // The IPC channel closes when this process ends, however it ends, and the receiver exits then.
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

  /** As `kill -9` does: it cannot finish anything. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || !child.kill('SIGKILL')) return;
    await once(child, 'exit');
  }
}
