/** The latest that a page in the background waits, in ms: it has no frames. */
const BACKGROUND_MS = 200;

/** Runs a task once in the next frame, however often it is requested until then. */
export class NextFrame {
  readonly #task: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  /** Has the task run in the next frame. */
  request(): void {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(this.#run);
    this.#timer = setTimeout(this.#run, BACKGROUND_MS);
  }

  /** Has the task not run. */
  cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = undefined;
    this.#timer = undefined;
  }

  readonly #run = (): void => {
    this.cancel();
    this.#task();
  };
}
