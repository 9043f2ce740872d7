/**
 * The position of each line, also among 100,000. Most rows are as high as the first one that was measured. Others (with
 * a wrapped title, or an opened call) are measured when they are rendered, and kept until the lines change.
 */
import { partitionPoint } from '../../../ledger/binary-search.js';
import type { Line, Lines } from './lines.js';

/** Estimated heights, in px, until one line of that kind has been measured. */
const ESTIMATES: Readonly<Record<Line['kind'], number>> = { call: 44, group: 40, detail: 280 };

/**
 * Lines per block. Deviations are also summed per block, because there may be many of them after a lot of scrolling.
 */
const BLOCK = 256;

/** A range of lines: `to` is exclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export class LineHeights {
  #lines: Lines;
  /** The usual height of each kind of line, in px. */
  readonly #usual = { ...ESTIMATES };
  readonly #measuredKinds = new Set<Line['kind']>();
  /** By line index, how much higher than usual the line is, in px. */
  readonly #deviations = new Map<number, number>();
  /** By block, the sum of its deviations. */
  readonly #blockSums = new Map<number, number>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Sets new lines and forgets the measured heights, which are by index. */
  reset(lines: Lines): void {
    this.#lines = lines;
    this.#deviations.clear();
    this.#blockSums.clear();
  }

  /** Measures all lines anew, because they are laid out in another way. */
  remeasure(): void {
    this.#measuredKinds.clear();
    this.reset(this.#lines);
  }

  /** The offset of a line from the first one, in px. */
  startOf(index: number): number {
    const { group, detail } = this.#lines.countBefore(index);
    const calls = index - group - detail;
    let start = calls * this.#usual.call + group * this.#usual.group + detail * this.#usual.detail;
    const block = Math.floor(index / BLOCK);
    for (const [other, sum] of this.#blockSums) {
      if (other < block) start += sum;
    }
    for (let before = block * BLOCK; before < index; before++) start += this.#deviations.get(before) ?? 0;
    return start;
  }

  /** The height of all lines together, in px. */
  get total(): number {
    return this.startOf(this.#lines.size);
  }

  /** Index of the line at an offset from the first one, in px. */
  indexAt(offset: number): number {
    return partitionPoint(this.#lines.size, (index) => this.startOf(index + 1) <= offset);
  }

  /** The visible lines, with an overscan on either side: a multiple of the visible height. */
  rangeOf(scrollTop: number, visibleHeight: number, overscan: number): LineRange {
    const first = this.indexAt(Math.max(0, scrollTop - visibleHeight * overscan));
    const last = this.indexAt(scrollTop + visibleHeight * (1 + overscan));
    return { from: first, to: Math.min(this.#lines.size, last + 1) };
  }

  /**
   * Sets the measured height of a line. Returns whether other lines have to move. Hidden lines, which measure 0, are
   * ignored.
   */
  measure({ kind, index }: Line, height: number): boolean {
    if (height === 0) return false;
    if (!this.#measuredKinds.has(kind)) {
      this.#measuredKinds.add(kind);
      const isOther = this.#usual[kind] !== height;
      this.#usual[kind] = height;
      return isOther;
    }
    const deviation = height - this.#usual[kind];
    const change = deviation - (this.#deviations.get(index) ?? 0);
    if (Math.abs(change) < 0.5) return false;
    const block = Math.floor(index / BLOCK);
    this.#deviations.set(index, deviation);
    this.#blockSums.set(block, (this.#blockSums.get(block) ?? 0) + change);
    return true;
  }
}
