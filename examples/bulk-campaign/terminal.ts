import { columnsOf, cut } from './columns.js';

/** The part of `process.stdout` that is used here. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds between updates: often where the line is overwritten, seldom where each is a new line. */
const UPDATE_INTERVAL = { terminal: 100, log: 2000 };

/**
 * Prints lines above one line of progress. On a terminal that line is overwritten with a carriage return and blanks, which
 * needs no escape code. In a file or a pipe, the progress is a new line every two seconds.
 */
export class Terminal {
  readonly #out: Output;
  readonly #width: number | undefined;
  readonly #timer: NodeJS.Timeout;
  #progress = '';
  #drawn = '';
  #needsBlankLine = false;

  /** Without a width, lines are wrapped to a terminal's own width, and not wrapped in a file. */
  constructor(out: Output, width?: number) {
    this.#out = out;
    this.#width = width;
    this.#timer = setInterval(() => this.#draw(), out.isTTY ? UPDATE_INTERVAL.terminal : UPDATE_INTERVAL.log);
    this.#timer.unref();
  }

  get columns(): number | undefined {
    const { isTTY, columns = 0 } = this.#out;
    // A terminal that does not know its width says 0.
    return this.#width ?? (isTTY ? (columns > 0 ? columns : 80) : undefined);
  }

  /** Prints text with a blank line before and after it. */
  paragraph(text: string): void {
    this.#needsBlankLine = true;
    this.line(text);
    this.#needsBlankLine = true;
  }

  line(text: string): void {
    if (this.#out.isTTY) this.#erase();
    this.#write(text);
    if (this.#out.isTTY) this.#draw();
  }

  /** The text of the line of progress. It appears with the next update. */
  set progress(text: string) {
    // A line that fills the last column would wrap, and could not be overwritten.
    this.#progress = cut(text, (this.columns ?? Infinity) - 1);
  }

  /** Leaves the last progress as a line, and stops updating it. */
  end(): void {
    clearInterval(this.#timer);
    this.#draw();
    if (this.#out.isTTY && this.#drawn !== '') this.#out.write('\n');
    this.#progress = '';
    this.#drawn = '';
  }

  #draw(): void {
    if (this.#progress === this.#drawn) return;
    this.#erase();
    if (this.#out.isTTY) this.#out.write(this.#progress);
    else this.#write(this.#progress);
    this.#drawn = this.#progress;
  }

  #write(text: string): void {
    this.#out.write(`${this.#needsBlankLine ? '\n' : ''}${text}\n`);
    this.#needsBlankLine = false;
  }

  #erase(): void {
    if (this.#out.isTTY && this.#drawn !== '') this.#out.write(`\r${' '.repeat(columnsOf(this.#drawn))}\r`);
    this.#drawn = '';
  }
}
