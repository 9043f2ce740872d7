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
import { eachInput } from './inputs.js';
import { momentOf } from './moment.js';
import { noticesFor } from './rates.js';
import type { Notice } from './rates.js';
import { arrange, GONE, merge, newestFirst, placeIn } from './order.js';
import type { Columns, Group, GroupKey, SortKey } from './order.js';
import { SlotView } from './view.js';
import type { LedgerView } from './view.js';

export type { Group, GroupKey, LedgerView, Notice, SortKey };

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

/** When calls failed. */
export interface Timeline {
  /** The first and the last, in ms. */
  readonly from: number;
  readonly to: number;
  /** Failures in each of equal parts between the two. */
  readonly counts: readonly number[];
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

/** Begins the key of a call that has no id. No id does: ids are read without the blanks around them. */
const NAMELESS = ' ';

/** Whether a key stands for a call without an id, and means nothing to a host. */
export const isNameless = (key: string): boolean => key.startsWith(NAMELESS);

export class FailureLedger {
  /** Key → slot of the failed calls that are held. */
  readonly #slots = new Map<string, number>();
  /** Id → time of the calls that turned out not to have failed, so that a late failure cannot bring them back. */
  readonly #gone = new Map<string, number>();
  /** A slot never changes: a call that changes gets another one. So what is in order stays in order. */
  #columns = emptyColumns();
  #inputs: unknown[] = [];
  #stamps: number[] = [];
  /** How many slots are no longer in use. */
  #dead = 0;
  /** The slots, newest first. */
  #ordered: readonly number[] = [];
  /** From this slot on, they came later and have no place yet. */
  #placed = 0;
  #isSettled = true;
  /** What the last filter let through, newest first. */
  #last: { readonly asked: string; readonly matches: (slot: number) => boolean; slots: readonly number[] } | null =
    null;
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
    let added = 0;
    eachInput(calls, (input) => {
      if (this.#put(input) === 'added') added++;
    });
    return added;
  }

  /** Forgets one call, as if it had never come. Returns whether it was held. */
  delete(id: string): boolean {
    this.#gone.delete(id);
    return this.#drop(id);
  }

  /** Forgets everything. */
  clear(): void {
    this.#slots.clear();
    this.#gone.clear();
    this.#columns = emptyColumns();
    this.#inputs = [];
    this.#stamps = [];
    this.#startAnew();
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
    const shown = this.#filtered(options);
    if (options.sort?.includes('duration')) this.#readDurations();
    const { slots, groups } = arrange(this.#columns, this.#rowNames, shown, options);
    return this.#viewOf(slots, groups);
  }

  /** How many calls there are to show. */
  count(filter: ViewOptions = {}): number {
    return this.#filtered(filter).length;
  }

  /** The rows of an earlier view, where they stood: for somebody who is reading them. What does not pass any more is left out. */
  keep(shown: LedgerView, filter: ViewOptions = {}): LedgerView {
    if (!(shown instanceof SlotView)) return this.view(filter);
    this.#settle();
    const isCurrent = shown.columns === this.#columns;
    const isUnchanged = (slot: number) => isCurrent && this.#columns.row[slot] !== GONE;
    if (shown.slots.every(isUnchanged)) return shown;
    const matches = this.#matcher(filter);
    const present = (slot: number): number[] => {
      const now = isUnchanged(slot) ? slot : (this.#slots.get(shown.columns.key[slot] ?? '') ?? GONE);
      return matches(now) ? [now] : [];
    };
    if (shown.groups.length === 0) return this.#viewOf(shown.slots.flatMap(present), []);
    const slots: number[] = [];
    const groups = shown.groups.map(({ key, start, count }) => {
      const before = slots.length;
      for (const slot of shown.slots.slice(start, start + count)) slots.push(...present(slot));
      return { key, start: before, count: slots.length - before };
    });
    return this.#viewOf(slots, groups.filter(({ count }) => count > 0)); // prettier-ignore
  }

  /** Those of some calls that pass a filter. */
  among(keys: Iterable<string>, filter: Filter): string[] {
    const matches = this.#matcher(filter);
    return [...keys].filter((key) => matches(this.#slots.get(key) ?? GONE));
  }

  /** How many of the calls to show fall in each of equal parts of the time between the first and the last. */
  timeline(filter: ViewOptions, parts: number): Timeline | null {
    const slots = this.#filtered(filter);
    const { time } = this.#columns;
    const since = (ms: number) => placeIn(slots, (slot) => (time[slot] ?? NaN) >= ms);
    const known = since(-Infinity);
    const [from = 0, to = 0] = [time[slots[known - 1] ?? GONE], time[slots[0] ?? GONE]];
    if (!(to > from)) return null;
    const ends = Array.from({ length: parts }, (_, part) => since(from + ((to - from) * part) / parts));
    return { from, to, counts: ends.map((end, part) => end - (ends[part + 1] ?? 0)) };
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
    const { failed, isEvent, timestamp } = outline;
    if (failed === null || (outline.id === '' && !failed)) return 'ignored';
    const key = outline.id || NAMELESS + String(this.#nameless++);
    const slot = this.#slots.get(key);
    const held = slot === undefined ? this.#goneAt(key) : this.#stamps[slot];
    const ended = endedAt(outline);
    // A bare call has no timestamp: it is as late as its end, so that the redelivery of its failure changes nothing.
    const stamp = isEvent ? (timestamp ?? NEVER) : Math.max(held ?? NEVER, ended ?? NEVER);
    if (isEvent && held !== undefined && stamp <= held) return 'ignored';
    const wasHeld = slot !== undefined;
    if (wasHeld) this.#bury(slot);
    if (failed) {
      if (held !== undefined) this.#gone.delete(key);
      this.#hold(key, input, outline, stamp, ended);
      return wasHeld ? 'changed' : 'added';
    }
    this.#slots.delete(key);
    this.#gone.set(key, stamp);
    return wasHeld ? 'left' : 'ignored';
  }

  #hold(key: string, input: unknown, outline: Outline, stamp: number, ended: number | null): void {
    const slot = this.#inputs.length;
    const row = this.#rowIndex(outline.code);
    const columns = this.#columns;
    this.#slots.set(key, slot);
    this.#inputs.push(input);
    this.#stamps.push(stamp);
    columns.key.push(key);
    columns.row.push(row);
    columns.time.push(Math.floor(ended ?? startOf(outline) ?? outline.timestamp ?? NaN));
    this.#isSettled = false;
    this.#count(row, 1);
  }

  #goneAt = (key: string): number | undefined => (this.#gone.size > 0 ? this.#gone.get(key) : undefined);

  #drop(key: string): boolean {
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    this.#slots.delete(key);
    this.#bury(slot);
    return true;
  }

  /** What has this slot is told from what is held by its row. */
  #bury(slot: number): void {
    this.#count(this.#columns.row[slot], -1);
    this.#columns.row[slot] = GONE;
    this.#inputs[slot] = undefined;
    this.#dead++;
    this.#isSettled = false;
  }

  #count(row: number | undefined, by: number): void {
    if (row !== undefined) this.#counts[row] = (this.#counts[row] ?? 0) + by;
  }

  /** The row that a reason code is explained by: a name that occurs is its own. */
  #rowIndex(code: string): number {
    const { length } = this.#rowNames;
    let row = this.#rowNames.indexOf(code);
    if (row === -1) row = this.#rowNames.indexOf(rowOf(code));
    if (row !== -1) return row;
    this.#rowNames.push(code);
    // The filters do not know it yet.
    this.#last = null;
    return length;
  }

  /** Puts what is new in its place, and leaves out what is gone. */
  #settle(): void {
    this.#followCatalog();
    this.#compact();
    if (this.#isSettled) return;
    const columns = this.#columns;
    const fresh = newestFirst(columns, this.#placed);
    this.#ordered = merge(columns, this.#ordered, fresh);
    if (this.#last) this.#last.slots = merge(columns, this.#last.slots, fresh.filter(this.#last.matches));
    this.#placed = this.#inputs.length;
    this.#isSettled = true;
  }

  /** What a filter lets through, newest first. Asked the same again, only what is new is looked at. */
  #filtered(filter: ViewOptions): readonly number[] {
    this.#settle();
    const { blame, reason, retryable, query, lang } = filter;
    const asked = JSON.stringify([blame, reason, retryable, query, lang]);
    if (this.#last?.asked !== asked) {
      const matches = this.#matcher(filter);
      const isAny = !blame && !reason && !query?.trim() && (retryable ?? null) === null;
      this.#last = { asked, matches, slots: isAny ? this.#ordered : this.#ordered.filter(matches) };
    }
    return this.#last.slots;
  }

  /** Durations are read when somebody first sorts by them. */
  #readDurations(): void {
    const { duration } = this.#columns;
    while (duration.length < this.#inputs.length) {
      duration.push(durationOf(outlineOf(this.#inputs[duration.length])) ?? NaN);
    }
  }

  /** Leaves out the slots that are no longer in use, once they are more than a quarter. */
  #compact(): void {
    if (this.#dead < 1000 || this.#dead * 4 < this.size) return;
    const { key, row, time } = this.#columns;
    const slots = [...this.#slots.values()];
    const of = <T>(column: readonly T[]) => slots.map((slot) => column[slot]) as T[];
    this.#columns = { key: of(key), row: of(row), time: of(time), duration: [] };
    this.#inputs = of(this.#inputs);
    this.#stamps = of(this.#stamps);
    this.#columns.key.forEach((name, slot) => this.#slots.set(name, slot));
    this.#startAnew();
  }

  /** Nothing has its place any more. */
  #startAnew(): void {
    this.#dead = 0;
    this.#ordered = [];
    this.#placed = 0;
    this.#last = null;
    this.#isSettled = false;
  }

  #viewOf(slots: readonly number[], groups: readonly Group[]): LedgerView {
    const columns = this.#columns;
    return new SlotView(columns, slots, groups, (key) => {
      const slot = this.#slots.get(key);
      return slot === undefined || this.#columns === columns ? slot : NaN;
    });
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
    // Other columns: views that are being read look their calls up anew.
    this.#columns = { ...this.#columns, row: [...this.#columns.row] };
    for (const slot of this.#slots.values()) {
      const row = this.#rowIndex(outlineOf(this.#inputs[slot]).code);
      this.#columns.row[slot] = row;
      this.#count(row, 1);
    }
  }
}

/** When a call ended; the platform's own way of writing it is read the short way. */
function endedAt(outline: Outline): number | null {
  const { ended } = outline;
  const moment = typeof ended === 'string' ? momentOf(ended) : NaN;
  return Number.isNaN(moment) ? endOf(outline) : moment;
}

const emptyColumns = (): Columns => ({ key: [], row: [], time: [], duration: [] });
