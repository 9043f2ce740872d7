import { columnsOf, cut } from './columns.js';

/** The part of `process.stdout` that we use. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds between two looks at the progress: often where a line is rewritten, seldom where each is a new one. */
const EVERY = { terminal: 100, log: 2000 };

/**
 * Prints lines above one line of progress. On a terminal that line is written over again and again, by a carriage
 * return and blanks: no escape code is needed. In a file or a pipe it is a line now and then.
 */
export class Terminal {
  readonly #out: Output;
  readonly #width: number | undefined;
  readonly #timer: NodeJS.Timeout;
  #progress = '';
  #drawn = '';
  #isApart = false;

  /** Without a width, a terminal's own counts; a file's lines are as long as they are. */
  constructor(out: Output, width?: number) {
    this.#out = out;
    this.#width = width;
    this.#timer = setInterval(() => this.#draw(), out.isTTY ? EVERY.terminal : EVERY.log);
    this.#timer.unref();
  }

  get columns(): number | undefined {
    const { isTTY, columns = 0 } = this.#out;
    // A terminal that does not know its width says 0.
    return this.#width ?? (isTTY ? (columns > 0 ? columns : 80) : undefined);
  }

  /** A blank line stands around each paragraph. */
  paragraph(text: string): void {
    this.#isApart = true;
    this.line(text);
    this.#isApart = true;
  }

  line(text: string): void {
    if (this.#out.isTTY) this.#erase();
    this.#write(text);
    if (this.#out.isTTY) this.#draw();
  }

  /** What the line of progress is to say from now on. */
  set progress(text: string) {
    // A line that fills the last column would wrap, and could not be written over.
    this.#progress = cut(text, (this.columns ?? Infinity) - 1);
  }

  /** Leaves the last state of the progress as a line of its own, and draws no more. */
  end(): void {
    clearInterval(this.#timer);
    this.#draw();
    if (this.#out.isTTY && this.#drawn !== '') this.#out.write('\n');
    this.#progress = this.#drawn = '';
  }

  #draw(): void {
    if (this.#progress === this.#drawn) return;
    this.#erase();
    if (this.#out.isTTY) this.#out.write(this.#progress);
    else this.#write(this.#progress);
    this.#drawn = this.#progress;
  }

  #write(text: string): void {
    this.#out.write(`${this.#isApart ? '\n' : ''}${text}\n`);
    this.#isApart = false;
  }

  #erase(): void {
    if (this.#out.isTTY && this.#drawn !== '') this.#out.write(`\r${' '.repeat(columnsOf(this.#drawn))}\r`);
    this.#drawn = '';
  }
}
