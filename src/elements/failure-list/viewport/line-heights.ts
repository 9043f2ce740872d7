/**
 * Which of a hundred thousand lines are drawn, and where they stand. Most rows are as high as the first; what deviates
 * (a title that wraps, an opened call) is measured when it is drawn, and kept for as long as the lines are the same.
 */
import { partitionPoint } from '../../../ledger/binary-search.js';
import type { Line, Lines } from './lines.js';

/** Heights that are assumed until one of a kind has been measured, in px. */
const GUESS: Readonly<Record<Line['kind'], number>> = { call: 44, group: 40, detail: 280 };

/** Deviations are also summed up by so many places: whoever has scrolled through a hundred thousand has left many. */
const RUN = 256;

export class LineHeights {
  #lines: Lines;
  readonly #usual = { ...GUESS };
  readonly #isUsual = { call: false, group: false, detail: false };
  /** What deviates from the usual, by place, in px. */
  readonly #deviations = new Map<number, number>();
  readonly #sums = new Map<number, number>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Takes over other lines: what was measured by place counts no more. */
  follow(lines: Lines): void {
    this.#lines = lines;
    this.#deviations.clear();
    this.#sums.clear();
  }

  /** Where a line begins, in px from the first. */
  startOf(index: number): number {
    const { group, detail } = this.#lines.countBefore(index);
    let offset = (index - group - detail) * this.#usual.call + group * this.#usual.group + detail * this.#usual.detail;
    const run = Math.floor(index / RUN);
    for (const [other, sum] of this.#sums) if (other < run) offset += sum;
    for (let place = run * RUN; place < index; place++) offset += this.#deviations.get(place) ?? 0;
    return offset;
  }

  /** How high all lines are together. */
  get height(): number {
    return this.startOf(this.#lines.size);
  }

  /** The line at a height. */
  indexAt(offset: number): number {
    return partitionPoint(this.#lines.size, (place) => this.startOf(place + 1) <= offset);
  }

  /** The lines that are visible, and those beyond either edge, as a part of that. */
  range(scrollTop: number, visible: number, beyond: number): { readonly from: number; readonly to: number } {
    return {
      from: this.indexAt(Math.max(0, scrollTop - visible * beyond)),
      to: Math.min(this.#lines.size, this.indexAt(scrollTop + visible * (1 + beyond)) + 1),
    };
  }

  /** Takes over what a drawn line measures. Returns whether anything else has to move. What is hidden measures nothing. */
  measure({ kind, index }: Line, height: number): boolean {
    if (height === 0) return false;
    if (!this.#isUsual[kind]) {
      this.#isUsual[kind] = true;
      const moved = this.#usual[kind] !== height;
      this.#usual[kind] = height;
      return moved;
    }
    const change = height - this.#usual[kind] - (this.#deviations.get(index) ?? 0);
    if (Math.abs(change) < 0.5) return false;
    const run = Math.floor(index / RUN);
    this.#deviations.set(index, height - this.#usual[kind]);
    this.#sums.set(run, (this.#sums.get(run) ?? 0) + change);
    return true;
  }
}
