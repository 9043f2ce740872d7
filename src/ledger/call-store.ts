/**
 * The failed calls that are held, keyed by call id, and the rules of their webhooks: deliveries come more than once, out
 * of order, and are sometimes re-classified. Whatever order they come in, the same calls are held in the end.
 *
 * A call costs one slot in a few parallel columns beside the host's own object. It is read in full only when it is
 * shown; what ordering, filtering and counting need is read once, when it comes in.
 */
import { catalogRevision } from '../catalog/registry.js';
import { FAILURE_REASONS } from '../catalog/vocabulary.js';
import { rowOfCode } from '../failure/code.js';
import type { Lateness } from '../failure/event-order.js';
import { compareLateness, latenessOf, latenessOfAnswer, tieOf } from '../failure/event-order.js';
import type { Outline } from '../failure/outline.js';
import { durationOf, endOf, outlineOf, startOf, timestampOf } from '../failure/outline.js';
import type { Columns, HeldCalls } from './columns.js';
import { emptyColumns, namelessKey, NO_ROW } from './columns.js';

/** From as many lost slots on, and where they are a quarter of the calls, all calls are taken in anew. */
const MANY_LOST = 1000;
const LOST_SHARE = 1 / 4;

export class CallStore implements HeldCalls {
  /** Key → slot of the failed calls that are held. */
  readonly #slots = new Map<string, number>();
  /** Id → how late we heard it, of the calls that turned out not to have failed: an earlier failure cannot bring them back. */
  readonly #gone = new Map<string, Lateness>();
  /** A slot never changes: a call that changes gets another one. So what is in order stays in order. */
  #columns = emptyColumns();
  /** What the host handed in, by slot. */
  #inputs: unknown[] = [];
  /** By slot, how late the delivery is that is held: an event has to be later to replace it. */
  #lateness: Lateness[] = [];
  #lost: number[] = [];
  readonly #rowNames: string[] = [...FAILURE_REASONS];
  #counts: number[] = this.#rowNames.map(() => 0);
  #namelessCount = 0;
  #catalogRevision = catalogRevision();

  /** How many failed calls are held. */
  get size(): number {
    return this.#slots.size;
  }

  /** Another object after `clear()`, and after `refresh()` has taken all calls in anew: slots of the one before mean nothing then. */
  get columns(): Columns {
    return this.#columns;
  }

  get rowNames(): readonly string[] {
    return this.#rowNames;
  }

  /** The slots that are no longer in use, in the order in which they were left. */
  get lost(): readonly number[] {
    return this.#lost;
  }

  /** How many slots there are, those that are no longer in use among them. */
  get slotCount(): number {
    return this.#inputs.length;
  }

  slotOf(key: string): number | undefined {
    return this.#slots.get(key);
  }

  inputAt(slot: number): unknown {
    return this.#inputs[slot];
  }

  /** How many calls are held of each reason that the catalog has, or that occurred. */
  countByReason(): Record<string, number> {
    return Object.fromEntries(this.#rowNames.map((name, row) => [name, this.#counts[row] ?? 0]));
  }

  /** Takes one input in. Returns whether it is a failed call that was not held. */
  put(input: unknown): boolean {
    const outline = outlineOf(input);
    const { id, failed } = outline;
    if (failed === null || (id === '' && !failed)) return false;
    const key = id === '' ? namelessKey(this.#namelessCount++) : id;
    const slot = this.#slots.get(key);
    const held = slot === undefined ? this.#gone.get(key) : this.#lateness[slot];
    const lateness = outline.isEvent ? latenessOf(outline) : latenessOfAnswer(outline, held);
    if (outline.isEvent && held && !this.#isLater(outline, lateness, held, slot)) return false;
    if (slot !== undefined) this.#drop(key, slot);
    if (failed) this.#hold(key, input, outline, lateness);
    else this.#gone.set(key, lateness);
    return failed && slot === undefined;
  }

  /** Forgets one call, as if it had never come. Returns whether it was held. */
  delete(key: string): boolean {
    this.#gone.delete(key);
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    this.#drop(key, slot);
    return true;
  }

  /** Forgets everything. */
  clear(): void {
    this.#gone.clear();
    this.#empty();
  }

  /**
   * Takes all calls in anew where slots have to change: once those that are no longer in use are more than a quarter,
   * and after a host has added a reason of its own, which gives some calls another row. Costs two comparisons otherwise.
   */
  refresh(): void {
    const revision = catalogRevision();
    const isWasteful = this.#lost.length >= MANY_LOST && this.#lost.length >= this.size * LOST_SHARE;
    if (this.#catalogRevision === revision && !isWasteful) return;
    this.#catalogRevision = revision;
    const held = [...this.#slots].map(([key, slot]) => ({
      key,
      input: this.#inputs[slot],
      lateness: this.#lateness[slot],
    }));
    this.#empty();
    for (const { key, input, lateness } of held) {
      const outline = outlineOf(input);
      this.#hold(key, input, outline, lateness ?? latenessOf(outline));
    }
  }

  /** Fills the column of durations, which is read when somebody first sorts by it. */
  readDurations(): void {
    const { duration } = this.#columns;
    for (let slot = duration.length; slot < this.slotCount; slot++) {
      duration.push(durationOf(outlineOf(this.#inputs[slot])) ?? NaN);
    }
  }

  /** Whether an event is later than what is held. Of two failures that are as late, what they tell decides. */
  #isLater(event: Outline, lateness: Lateness, held: Lateness, slot: number | undefined): boolean {
    const difference = compareLateness(lateness, held);
    if (difference !== 0 || slot === undefined || !event.failed) return difference > 0;
    return tieOf(event) > tieOf(outlineOf(this.#inputs[slot]));
  }

  #hold(key: string, input: unknown, outline: Outline, lateness: Lateness): void {
    const slot = this.slotCount;
    const row = this.#rowOfCode(outline.code);
    const failedAt = endOf(outline) ?? startOf(outline) ?? timestampOf(outline) ?? NaN;
    this.#gone.delete(key);
    this.#slots.set(key, slot);
    this.#inputs.push(input);
    this.#lateness.push(lateness);
    this.#columns.key.push(key);
    this.#columns.row.push(row);
    this.#columns.time.push(Math.floor(failedAt));
    this.#count(row, 1);
  }

  #drop(key: string, slot: number): void {
    const row = this.#columns.row[slot] ?? NO_ROW;
    this.#slots.delete(key);
    this.#count(row, -1);
    this.#columns.row[slot] = NO_ROW;
    this.#inputs[slot] = undefined;
    this.#lost.push(slot);
  }

  #count(row: number, difference: number): void {
    this.#counts[row] = (this.#counts[row] ?? 0) + difference;
  }

  /** The row that a reason code is explained by, which begins to exist where the host's catalog alone has it. */
  #rowOfCode(code: string): number {
    // The code itself first: looking rows up in the catalog takes longer, and most codes are known.
    const known = this.#rowNames.indexOf(code);
    if (known >= 0) return known;
    const name = rowOfCode(code);
    const row = this.#rowNames.indexOf(name);
    return row >= 0 ? row : this.#rowNames.push(name) - 1;
  }

  #empty(): void {
    this.#slots.clear();
    this.#columns = emptyColumns();
    this.#inputs = [];
    this.#lateness = [];
    this.#lost = [];
    this.#counts = this.#rowNames.map(() => 0);
  }
}
