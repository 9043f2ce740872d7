/** Delay in a background tab, in ms: it has no animation frames. */
const BACKGROUND_MS = 200;

/** Runs a task once in the next frame, however often it is requested until then. */
export class NextFrame {
  readonly #task: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  /** Requests the task for the next frame. */
  request(): void {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(this.#run);
    this.#timer = setTimeout(this.#run, BACKGROUND_MS);
  }

  /** Withdraws the request. */
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
