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
import { noticesFor } from './rates.js';
import type { Notice } from './rates.js';
import { groupSlots, sortSlots } from './order.js';
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

/** The failed calls to show, in order. */
export interface LedgerView {
  /** One key a call, to ask the ledger with. Equal to the call id, where there is one. */
  readonly keys: readonly string[];
  /** Runs of `keys`, in order; empty without `groupBy`. */
  readonly groups: readonly Group[];
}

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

export class FailureLedger {
  /** Key → slot of the failed calls that are held. */
  #slots = new Map<string, number>();
  /** Id → time of the calls that turned out not to have failed, so that a late failure cannot bring them back. */
  #gone = new Map<string, number>();
  #columns: Columns = emptyColumns();
  #inputs: unknown[] = [];
  #stamps: number[] = [];
  #free: number[] = [];
  /** The rows that occur, and how many calls each has. */
  #rowNames: string[] = [...FAILURE_REASONS];
  #counts: number[] = this.#rowNames.map(() => 0);
  #nameless = 0;
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
    this.#free = [];
    this.#counts = this.#counts.map(() => 0);
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

  /** The calls to show, filtered, ordered and grouped. */
  view(options: ViewOptions = {}): LedgerView {
    this.#followCatalog();
    const slots = this.#matching(options);
    sortSlots(slots, this.#columns, options.sort ?? 'time', this.#rowNames);
    const groups = options.groupBy
      ? groupSlots(slots, this.#columns, options.groupBy, this.#rowNames, options.utc === true)
      : [];
    return { keys: slots.map((slot) => this.#columns.key[slot] ?? ''), groups };
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
      return failed === true ? this.#hold(` #${String(this.#nameless++)}`, input, outline, NEVER) : 'ignored';
    if (failed === null) return 'ignored';
    const slot = this.#slots.get(id);
    const held = slot === undefined ? this.#gone.get(id) : this.#stamps[slot];
    // A bare call has no timestamp: it is as late as its end, so that the redelivery of its failure changes nothing.
    const stamp = outline.isEvent ? (outline.timestamp ?? NEVER) : Math.max(held ?? NEVER, endOf(outline) ?? NEVER);
    if (outline.isEvent && held !== undefined && stamp <= held) return 'ignored';
    if (failed) return this.#hold(id, input, outline, stamp);
    this.#gone.set(id, stamp);
    return this.#drop(id) ? 'left' : 'ignored';
  }

  #hold(key: string, input: unknown, outline: Outline, stamp: number): Effect {
    this.#gone.delete(key);
    const known = this.#slots.get(key);
    const slot = known ?? this.#free.pop() ?? this.#inputs.length;
    const row = this.#rowIndex(rowOf(outline.code));
    if (known !== undefined) this.#count(this.#columns.row[known], -1);
    this.#count(row, 1);
    this.#slots.set(key, slot);
    this.#inputs[slot] = input;
    this.#stamps[slot] = stamp;
    const columns = this.#columns;
    columns.key[slot] = key;
    columns.row[slot] = row;
    columns.time[slot] = endOf(outline) ?? startOf(outline) ?? outline.timestamp ?? NaN;
    columns.duration[slot] = durationOf(outline) ?? NaN;
    return known === undefined ? 'added' : 'changed';
  }

  #drop(key: string): boolean {
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    this.#slots.delete(key);
    this.#count(this.#columns.row[slot], -1);
    this.#inputs[slot] = undefined;
    this.#free.push(slot);
    return true;
  }

  #count(row: number | undefined, by: number): void {
    if (row !== undefined) this.#counts[row] = (this.#counts[row] ?? 0) + by;
  }

  #rowIndex(name: string): number {
    const known = this.#rowNames.indexOf(name);
    return known === -1 ? this.#rowNames.push(name) - 1 : known;
  }

  #matching({ blame, reason, retryable, query, lang }: ViewOptions): number[] {
    const rows = this.#rowNames.map((name) => {
      const guidance = describeFailureReason(name, { lang });
      const wanted =
        (!blame || guidance.likelyBlame === blame) &&
        (!reason || name === reason) &&
        (retryable === null || retryable === undefined || guidance.retryable === retryable);
      return wanted ? guidance.title.toLowerCase() : null;
    });
    const text = query?.trim().toLowerCase() ?? '';
    const slots = [...this.#slots.values()].filter((slot) => typeof rows[this.#columns.row[slot] ?? 0] === 'string');
    return text === ''
      ? slots
      : slots.filter((slot) => this.#mentions(slot, rows[this.#columns.row[slot] ?? 0] ?? '', text));
  }

  #mentions(slot: number, title: string, text: string): boolean {
    if (title.includes(text) || (this.#columns.key[slot] ?? '').toLowerCase().includes(text)) return true;
    const { call } = outlineOf(this.#inputs[slot]);
    return ['agentId', 'channel'].some((key) => textOf(call, key).toLowerCase().includes(text));
  }

  /** A host that adds a reason of its own gives calls that are already held another row. */
  #followCatalog(): void {
    if (this.#revision === catalogRevision()) return;
    this.#revision = catalogRevision();
    this.#counts = this.#counts.map(() => 0);
    for (const slot of this.#slots.values()) {
      const row = this.#rowIndex(rowOf(outlineOf(this.#inputs[slot]).code));
      this.#columns.row[slot] = row;
      this.#count(row, 1);
    }
  }
}

const emptyColumns = (): Columns => ({ key: [], row: [], time: [], duration: [] });
