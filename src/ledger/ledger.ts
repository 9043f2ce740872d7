/**
 * Many failed calls, keyed by call id. Webhooks are delivered more than once, out of order, and are sometimes
 * re-classified: whatever order they come in, the same calls are held in the end.
 *
 * A call costs one slot in a few parallel columns beside the host's own object. It is read in full only when it is
 * shown; what ordering, filtering and counting need is read once, when it comes in.
 */
import { describeFailureReason, rowOf } from '../catalog/describe.js';
import { catalogRevision } from '../catalog/registry.js';
import { BLAMES, FAILURE_REASONS } from '../catalog/vocabulary.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
import { explainFailure } from '../failure/explain.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { durationOf, endOf, outlineOf, startOf, textOf } from '../failure/read.js';
import type { Outline } from '../failure/read.js';
import { inputsOf } from './inputs.js';
import { momentOf } from './moment.js';
import { noticesFor } from './rates.js';
import type { Notice } from './rates.js';
import { Order } from './order.js';
import type { Columns, Group, GroupKey, SortKey } from './order.js';

export type { Group, GroupKey, Notice, SortKey };

/** Which failed calls to show. What is absent, null or '' filters nothing. */
export interface Filter {
  readonly blame?: string | null | undefined;
  readonly reason?: string | null | undefined;
  /** True: worth a retry. False: for a human. */
  readonly retryable?: boolean | null | undefined;
  /** Text looked for in call id, agent, channel and title, whatever its case. */
  readonly query?: string | null | undefined;
}

/** How to show them. */
export interface ViewOptions extends Filter, ExplainOptions {
  /** `time` (newest first, the default), `reason`, `blame` or `duration`; a leading `-` turns it round. */
  readonly sort?: SortKey | `-${SortKey}` | undefined;
  readonly groupBy?: GroupKey | null | undefined;
  /** Whether days begin at midnight UTC rather than where the reader is. */
  readonly utc?: boolean | undefined;
}

/** The failed calls to show, in order, as they were when the view was asked for. */
export interface LedgerView {
  /** How many they are. */
  readonly size: number;
  /** The key to ask the ledger with, at a place from 0; '' beyond the end. Equal to the call id, where there is one. */
  readonly keyAt: (index: number) => string;
  /** The place of a key; -1 when it is not shown. */
  readonly indexOf: (key: string) => number;
  /** All the keys. Made when it is first read: a screen needs few of them. */
  readonly keys: readonly string[];
  /** Runs of them, in order; empty without `groupBy`. */
  readonly groups: readonly Group[];
}

/** When calls failed. */
export interface Timeline {
  /** The first and the last, in ms. */
  readonly from: number;
  readonly to: number;
  /** Failures in each of equal parts between the two. */
  readonly counts: readonly number[];
}

/** A view of given keys. */
export const viewOf = (keys: readonly string[], groups: readonly Group[] = []): LedgerView => ({
  size: keys.length,
  keyAt: (index) => keys[index] ?? '',
  indexOf: (key) => keys.indexOf(key),
  keys,
  groups,
});

/** Counts of all that is held, whatever is filtered. */
export interface Summary {
  readonly failures: number;
  /** How many of them are shown. */
  readonly shown: number;
  readonly retryable: number;
  /** How many calls were made in all; null when nobody said. */
  readonly totalCalls: number | null;
  readonly byBlame: Readonly<Record<LikelyBlame, number>>;
  readonly byReason: Readonly<Record<string, number>>;
  readonly notices: readonly Notice[];
}

/** What an input did to the ledger. */
type Effect = 'added' | 'changed' | 'left' | 'ignored';

const NEVER = -Infinity;

/** Begins the key of a call that has no id. No id does: ids are read without the blanks around them. */
const NAMELESS = ' ';

/** Whether a key stands for a call without an id, and means nothing to a host. */
export const isNameless = (key: string): boolean => key.startsWith(NAMELESS);

export class FailureLedger {
  /** Key → slot of the failed calls that are held. */
  #slots = new Map<string, number>();
  /** Id → time of the calls that turned out not to have failed, so that a late failure cannot bring them back. */
  #gone = new Map<string, number>();
  #columns: Columns = emptyColumns();
  #inputs: unknown[] = [];
  #stamps: number[] = [];
  /** How many slots belong to calls that are gone. Slots are not used again: a view that is being read keeps its keys. */
  #dead = 0;
  /** The rows that occur, and how many calls each has. */
  #rowNames: string[] = [...FAILURE_REASONS];
  #counts: number[] = this.#rowNames.map(() => 0);
  #nameless = 0;
  /** The slots of the last view, in order, and what has come, changed or gone since. */
  #last: { readonly asked: string; readonly order: Order; slots: number[] } | null = null;
  readonly #touched = new Set<number>();
  #revision = catalogRevision();

  /** How many failed calls are held. */
  get size(): number {
    return this.#slots.size;
  }

  /** Holds these calls and nothing else. Takes any iterable of inputs, or one. What did not fail is held nowhere. */
  replace(calls: unknown): void {
    this.clear();
    this.upsert(calls);
  }

  /**
   * Adds or changes calls. An event replaces what is held only when its `timestamp` is later; a bare call object is the
   * platform's present answer and always replaces. Returns how many failed calls are new.
   */
  upsert(calls: unknown): number {
    this.#followCatalog();
    let added = 0;
    for (const input of inputsOf(calls)) if (this.#put(input) === 'added') added++;
    return added;
  }

  /** Forgets one call, as if it had never come. Returns whether it was held. */
  delete(id: string): boolean {
    this.#gone.delete(id);
    return this.#drop(id);
  }

  /** Forgets everything. */
  clear(): void {
    this.#slots = new Map();
    this.#gone = new Map();
    this.#columns = emptyColumns();
    this.#inputs = [];
    this.#stamps = [];
    this.#dead = 0;
    this.#counts = this.#counts.map(() => 0);
    this.#last = null;
    this.#touched.clear();
  }

  /** Whether a failed call is held under this key. */
  has(key: string): boolean {
    return this.#slots.has(key);
  }

  /** What was handed in, unchanged; undefined when it is not held. */
  get(key: string): unknown {
    const slot = this.#slots.get(key);
    return slot === undefined ? undefined : this.#inputs[slot];
  }

  /** Explains one call; null when it is not held. */
  failure(key: string, options?: ExplainOptions): Failure | null {
    return explainFailure(this.get(key), options);
  }

  /** The calls to show, filtered, ordered and grouped. Asked the same again, only what changed since is put in its place. */
  view(options: ViewOptions = {}): LedgerView {
    this.#followCatalog();
    this.#compact();
    const { slots, order } = this.#ordered(options);
    const { key } = this.#columns;
    let keys: string[] | undefined;
    return {
      size: slots.length,
      keyAt: (index) => key[slots[index] ?? -1] ?? '',
      indexOf: (wanted) => {
        const slot = this.#slots.get(wanted);
        const place = slot === undefined ? -1 : order.place(slots, slot);
        return slots[place] === slot ? place : -1;
      },
      get keys() {
        return (keys ??= slots.map((slot) => key[slot] ?? ''));
      },
      groups: order.groups(slots),
    };
  }

  /** Those of some calls that pass a filter. */
  among(keys: Iterable<string>, filter: Filter): string[] {
    const matches = this.#matcher(filter);
    return [...keys].filter((key) => matches(this.#slots.get(key) ?? -1));
  }

  /** How many of the calls to show fall in each of equal parts of the time between the first and the last. */
  timeline(options: ViewOptions, parts: number): Timeline | null {
    const { slots } = this.#ordered(options);
    let [from, to] = [Infinity, -Infinity];
    for (const slot of slots) {
      const time = this.#columns.time[slot] ?? NaN;
      if (time < from) from = time;
      if (time > to) to = time;
    }
    if (!(to > from)) return null;
    const counts = new Array<number>(parts).fill(0);
    for (const slot of slots) {
      const part = Math.min(parts - 1, Math.floor((((this.#columns.time[slot] ?? NaN) - from) / (to - from)) * parts));
      if (part >= 0) counts[part] = (counts[part] ?? 0) + 1;
    }
    return { from, to, counts };
  }

  /** Counts, kept up to date as calls come and go. `shown` is what the caller shows of them. */
  summary(options: { totalCalls?: number | null; shown?: number; lang?: string } = {}): Summary {
    this.#followCatalog();
    const byReason = Object.fromEntries(this.#rowNames.map((name, row) => [name, this.#counts[row] ?? 0]));
    const byBlame = Object.fromEntries(BLAMES.map((blame) => [blame, 0])) as Record<LikelyBlame, number>;
    let retryable = 0;
    for (const [name, count] of Object.entries(byReason)) {
      const guidance = describeFailureReason(name);
      byBlame[guidance.likelyBlame] += count;
      if (guidance.retryable) retryable += count;
    }
    const { totalCalls = null, shown = this.size, lang = 'en' } = options;
    const notices = noticesFor(byReason, this.size, totalCalls, lang);
    return { failures: this.size, shown, retryable, totalCalls, byBlame, byReason, notices };
  }

  #put(input: unknown): Effect {
    const outline = outlineOf(input);
    const { id, failed } = outline;
    if (id === '')
      return failed === true ? this.#hold(NAMELESS + String(this.#nameless++), input, outline, NEVER) : 'ignored';
    if (failed === null) return 'ignored';
    const slot = this.#slots.get(id);
    const held = slot === undefined ? this.#gone.get(id) : this.#stamps[slot];
    // A bare call has no timestamp: it is as late as its end, so that the redelivery of its failure changes nothing.
    const stamp = outline.isEvent ? (outline.timestamp ?? NEVER) : Math.max(held ?? NEVER, endedAt(outline) ?? NEVER);
    if (outline.isEvent && held !== undefined && stamp <= held) return 'ignored';
    if (failed) return this.#hold(id, input, outline, stamp);
    this.#gone.set(id, stamp);
    return this.#drop(id) ? 'left' : 'ignored';
  }

  #hold(key: string, input: unknown, outline: Outline, stamp: number): Effect {
    this.#gone.delete(key);
    const known = this.#slots.get(key);
    const slot = known ?? this.#inputs.length;
    const row = this.#rowIndex(rowOf(outline.code));
    if (known !== undefined) this.#count(this.#columns.row[known], -1);
    this.#count(row, 1);
    this.#slots.set(key, slot);
    this.#inputs[slot] = input;
    this.#stamps[slot] = stamp;
    const columns = this.#columns;
    columns.key[slot] = key;
    columns.row[slot] = row;
    columns.time[slot] = endedAt(outline) ?? startOf(outline) ?? outline.timestamp ?? NaN;
    columns.duration[slot] = durationOf(outline) ?? NaN;
    if (this.#last) this.#touched.add(slot);
    return known === undefined ? 'added' : 'changed';
  }

  #drop(key: string): boolean {
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    this.#slots.delete(key);
    this.#count(this.#columns.row[slot], -1);
    this.#inputs[slot] = undefined;
    this.#dead++;
    if (this.#last) this.#touched.add(slot);
    return true;
  }

  #count(row: number | undefined, by: number): void {
    if (row !== undefined) this.#counts[row] = (this.#counts[row] ?? 0) + by;
  }

  #rowIndex(name: string): number {
    const known = this.#rowNames.indexOf(name);
    if (known !== -1) return known;
    // Another row may change the order of those that are there.
    this.#last = null;
    return this.#rowNames.push(name) - 1;
  }

  /** Leaves out the slots of calls that are gone, once they are more than those that are held. */
  #compact(): void {
    if (this.#dead < 1000 || this.#dead < this.size) return;
    const old = { ...this.#columns, inputs: this.#inputs, stamps: this.#stamps };
    const slots = [...this.#slots.values()];
    const of = <T>(column: readonly T[]) => slots.map((slot) => column[slot]) as T[];
    this.#columns = { key: of(old.key), row: of(old.row), time: of(old.time), duration: of(old.duration) };
    this.#inputs = of(old.inputs);
    this.#stamps = of(old.stamps);
    this.#slots = new Map(this.#columns.key.map((key, slot) => [key, slot]));
    this.#dead = 0;
    this.#last = null;
    this.#touched.clear();
  }

  #ordered(options: ViewOptions): { readonly slots: number[]; readonly order: Order } {
    const { sort = 'time', groupBy = null, utc = false } = options;
    const asked = JSON.stringify({ ...options, sort, groupBy, utc });
    // Beyond a part of all calls, sorting them anew is the shorter way.
    const few = this.#touched.size <= 1000 || this.#touched.size * 20 < this.size;
    const last = this.#last?.asked === asked && few ? this.#last : null;
    if (last) last.slots = this.#putInPlace(last.slots, last.order, this.#matcher(options));
    this.#touched.clear();
    if (last) return last;
    const order = new Order(this.#columns, this.#rowNames, { sort, groupBy, utc });
    const slots = [...this.#slots.values()].filter(this.#matcher(options));
    slots.sort(order.compare);
    this.#last = { asked, order, slots };
    return this.#last;
  }

  #putInPlace(slots: number[], order: Order, matches: (slot: number) => boolean): number[] {
    if (this.#touched.size === 0) return slots;
    const kept = slots.filter((slot) => !this.#touched.has(slot));
    for (const slot of this.#touched) {
      if (this.#isHeld(slot) && matches(slot)) kept.splice(order.place(kept, slot), 0, slot);
    }
    return kept;
  }

  #isHeld(slot: number): boolean {
    return this.#slots.get(this.#columns.key[slot] ?? '') === slot;
  }

  /** Tells of a slot whether its call passes a filter. Rows are looked at once, not once for each call. */
  #matcher({ blame, reason, retryable, query, lang }: ViewOptions): (slot: number) => boolean {
    const titles = this.#rowNames.map((name) => {
      const guidance = describeFailureReason(name, { lang });
      const wanted =
        (!blame || guidance.likelyBlame === blame) &&
        (!reason || name === reason) &&
        (retryable === null || retryable === undefined || guidance.retryable === retryable);
      return wanted ? guidance.title.toLowerCase() : null;
    });
    const text = query?.trim().toLowerCase() ?? '';
    return (slot) => {
      const title = titles[this.#columns.row[slot] ?? -1];
      return typeof title === 'string' && (text === '' || this.#mentions(slot, title, text));
    };
  }

  #mentions(slot: number, title: string, text: string): boolean {
    const key = this.#columns.key[slot] ?? '';
    if (title.includes(text) || (!isNameless(key) && key.toLowerCase().includes(text))) return true;
    const { call } = outlineOf(this.#inputs[slot]);
    return ['agentId', 'channel'].some((name) => textOf(call, name).toLowerCase().includes(text));
  }

  /** A host that adds a reason of its own gives calls that are already held another row. */
  #followCatalog(): void {
    if (this.#revision === catalogRevision()) return;
    this.#revision = catalogRevision();
    this.#last = null;
    this.#counts = this.#counts.map(() => 0);
    for (const slot of this.#slots.values()) {
      const row = this.#rowIndex(rowOf(outlineOf(this.#inputs[slot]).code));
      this.#columns.row[slot] = row;
      this.#count(row, 1);
    }
  }
}

/** When a call ended; the platform's own way of writing it is read the short way. */
function endedAt(outline: Outline): number | null {
  const moment = momentOf(textOf(outline.call, 'endedAt'));
  return Number.isNaN(moment) ? endOf(outline) : moment;
}

const emptyColumns = (): Columns => ({ key: [], row: [], time: [], duration: [] });
