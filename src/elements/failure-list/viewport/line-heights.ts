/**
 * Where each of a hundred thousand lines stands. Most rows are as high as the first one measured. What deviates (a title
 * that wraps, an opened call) is measured when it is rendered, and remembered while the lines are the same.
 */
import { partitionPoint } from '../../../ledger/binary-search.js';
import type { Line, Lines } from './lines.js';

/** Heights that are assumed until one line of a kind has been measured, in px. */
const ESTIMATES: Readonly<Record<Line['kind'], number>> = { call: 44, group: 40, detail: 280 };

/** Deviations are also summed per block of lines: scrolling through a hundred thousand leaves many of them. */
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
  /** By line, how much higher than usual it is, in px. */
  readonly #deviations = new Map<number, number>();
  /** By block, the sum of its deviations. */
  readonly #blockSums = new Map<number, number>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Takes over other lines: what was measured by index is void. */
  reset(lines: Lines): void {
    this.#lines = lines;
    this.#deviations.clear();
    this.#blockSums.clear();
  }

  /** Where a line begins, in px from the first. */
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

  /** The line at an offset from the first, in px. */
  indexAt(offset: number): number {
    return partitionPoint(this.#lines.size, (index) => this.startOf(index + 1) <= offset);
  }

  /** The lines of which a part is visible, and on either side as many more as `overscan` times the visible height holds. */
  rangeOf(scrollTop: number, visibleHeight: number, overscan: number): LineRange {
    const first = this.indexAt(Math.max(0, scrollTop - visibleHeight * overscan));
    const last = this.indexAt(scrollTop + visibleHeight * (1 + overscan));
    return { from: first, to: Math.min(this.#lines.size, last + 1) };
  }

  /** Takes over the measured height of a line. Returns whether other lines have to move. A hidden line measures 0, which says nothing. */
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
