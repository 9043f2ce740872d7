/**
 * Many failed calls, keyed by call id. Webhooks are delivered more than once, out of order, and are sometimes
 * re-classified: whatever order they come in, the same calls are held in the end.
 *
 * A call costs one slot in a few parallel columns beside the host's own object. It is read in full only when it is
 * shown; what ordering, filtering and counting need is read once, when it comes in.
 */
import { describeFailureReason, rowOf } from '../catalog/describe.js';
import { catalogRevision } from '../catalog/registry.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
import { BLAMES, FAILURE_REASONS } from '../catalog/vocabulary.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { explainFailure } from '../failure/explain.js';
import type { Outline } from '../failure/read.js';
import { durationOf, endOf, isEvent, outlineOf, startOf, textOf, timestampOf } from '../failure/read.js';
import { eachInput } from './inputs.js';
import type { Columns, Group, GroupKey, SortKey } from './order.js';
import { arrange, GONE, partitionPoint, settle, slotsByAge } from './order.js';
import type { Notice } from './rates.js';
import { noticesFor } from './rates.js';
import type { LedgerView, SlotView } from './view.js';
import { isOfSlots, slotView } from './view.js';

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

/** Those of some slots whose calls pass a filter. */
type Pass = (slots: readonly number[]) => number[];

const NEVER = -Infinity;

/** More new calls than these are not put in their places one by one. */
const MANY = 2000;

/** Explained calls that are worth keeping. */
const A_FEW_SCREENS = 300;

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
  /** What was explained last, by slot: rows are drawn many times while calls come. */
  readonly #explained = new Map<number, Failure>();
  #explainedFor = '';
  /** The slots that are no longer in use, as they were left. */
  #lost: number[] = [];
  /** The slots, in order of age. */
  #ordered: number[] = [];
  /** From this slot on, they came later and have no place yet. */
  #placed = 0;
  /** How many of those that are no longer in use have no place any more. */
  #left = 0;
  /** What the last filter let through, in order of age. */
  #last: { readonly asked: string; readonly pass: Pass; readonly slots: number[] } | null = null;
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
      if (this.#put(input)) added++;
    });
    return added;
  }

  /** Forgets one call, as if it had never come. Returns whether it was held. */
  delete(id: string): boolean {
    this.#gone.delete(id);
    const slot = this.#slots.get(id);
    if (slot !== undefined) this.#drop(id, slot);
    return slot !== undefined;
  }

  /** Forgets everything. */
  clear(): void {
    this.#gone.clear();
    this.#empty();
  }

  /** Whether a failed call is held under this key. */
  has(key: string): boolean {
    return this.#slots.has(key);
  }

  /** What was handed in, unchanged; undefined when it is not held. */
  get(key: string): unknown {
    return this.#inputs[this.#slots.get(key) ?? GONE];
  }

  /** Explains one call; null when it is not held. While the call is the same, and is asked for alike, so is the answer. */
  failure(key: string, options: ExplainOptions = {}): Failure | null {
    const asked = [options.lang, options.phones, catalogRevision()].join();
    if (this.#explained.size > A_FEW_SCREENS || this.#explainedFor !== asked) this.#explained.clear();
    this.#explainedFor = asked;
    const slot = this.#slots.get(key) ?? GONE;
    const failure = this.#explained.get(slot) ?? explainFailure(this.#inputs[slot], options);
    if (failure) this.#explained.set(slot, failure);
    return failure;
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

  /**
   * The rows of an earlier view, where they stood: for somebody who is reading them. What has changed and does not pass
   * its filter any more is left out; where nothing is, that view itself is given back.
   */
  keep(shown: LedgerView, filter: ViewOptions = {}): LedgerView {
    if (!isOfSlots(shown)) return this.view(filter);
    this.#settle();
    const { columns, groups, slots } = shown;
    const isCurrent = columns === this.#columns;
    const pass = this.#passing(filter);
    const slotNow = (slot: number) => pass([this.#slots.get(columns.key[slot] ?? '') ?? GONE])[0] ?? GONE;
    const hasStayed = (slot: number) => {
      const place = slots.indexOf(slot);
      const now = slotNow(slot);
      if (place !== -1 && now !== GONE) slots[place] = now;
      return place === -1 || now !== GONE;
    };
    const lost = this.#lost.slice(shown.lost);
    // Many change and few leave: a hundred thousand are not copied in every frame.
    if (isCurrent && lost.length < A_FEW_SCREENS && lost.every(hasStayed)) {
      shown.lost += lost.length;
      return shown;
    }
    const kept = slots.map((slot) => (isCurrent && columns.row[slot] !== GONE ? slot : slotNow(slot)));
    let end = 0;
    const keptGroups = groups.map(({ key, start, count }) => {
      const before = end;
      end += kept.slice(start, start + count).filter((slot) => slot !== GONE).length;
      return { key, start: before, count: end - before };
    });
    return this.#viewOf(
      kept.filter((slot) => slot !== GONE),
      keptGroups.filter(({ count }) => count > 0),
    );
  }

  /** Those of some calls that pass a filter. */
  among(keys: Iterable<string>, filter: Filter): string[] {
    const slots = [...keys].map((key) => this.#slots.get(key) ?? GONE);
    return this.#passing(filter)(slots).map((slot) => this.#columns.key[slot] ?? '');
  }

  /** How many of the calls to show fall in each of equal parts of the time between the first and the last. */
  timeline(filter: ViewOptions, parts: number): Timeline | null {
    const slots = this.#filtered(filter);
    const { time } = this.#columns;
    const { length } = slots;
    const before = (ms: number) => partitionPoint(length, (place) => !((time[slots[place] ?? GONE] ?? NaN) >= ms));
    const [from = 0, to = 0] = [time[slots[before(-Infinity)] ?? GONE], time[slots[length - 1] ?? GONE]];
    if (!(to > from)) return null;
    const starts = Array.from({ length: parts }, (_, part) => before(from + ((to - from) * part) / parts));
    return { from, to, counts: starts.map((start, part) => (starts[part + 1] ?? length) - start) };
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

  /** Takes one input in. Returns whether it is a failed call that was not held. */
  #put(input: unknown): boolean {
    const outline = outlineOf(input);
    const { failed } = outline;
    if (failed === null || (outline.id === '' && !failed)) return false;
    const key = outline.id || NAMELESS + String(this.#nameless++);
    const slot = this.#slots.get(key);
    const held = this.#stamps[slot ?? GONE] ?? this.#gone.get(key);
    const ended = endOf(outline);
    const event = isEvent(outline);
    // A bare call has no timestamp: it is as late as its end, so that the redelivery of its failure changes nothing.
    const stamp = event ? (timestampOf(outline) ?? NEVER) : Math.max(held ?? NEVER, ended ?? NEVER);
    if (event && stamp <= (held ?? NaN)) return false;
    if (slot !== undefined) this.#drop(key, slot);
    if (failed) this.#hold(key, input, outline, stamp, ended);
    else this.#gone.set(key, stamp);
    return failed && slot === undefined;
  }

  #hold(key: string, input: unknown, outline: Outline, stamp: number, ended: number | null): void {
    this.#gone.delete(key);
    const slot = this.#inputs.length;
    const row = this.#rowIndex(outline.code);
    const columns = this.#columns;
    this.#slots.set(key, slot);
    this.#inputs.push(input);
    this.#stamps.push(stamp);
    columns.key.push(key);
    columns.row.push(row);
    columns.time.push(Math.floor(ended ?? startOf(outline) ?? timestampOf(outline) ?? NaN));
    this.#count(row, 1);
  }

  /** Its slot is told from those in use by its row. */
  #drop(key: string, slot: number): void {
    this.#slots.delete(key);
    this.#count(this.#columns.row[slot], -1);
    this.#columns.row[slot] = GONE;
    this.#inputs[slot] = undefined;
    this.#lost.push(slot);
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
    const columns = this.#columns;
    const { length } = this.#inputs;
    const lost = this.#lost.slice(this.#left);
    if (length - this.#placed + lost.length > MANY) {
      // Of many, all are put in order: that is the shorter way.
      this.#ordered = slotsByAge(columns, 0);
      this.#last = null;
    } else {
      const fresh = slotsByAge(columns, this.#placed);
      settle(columns, this.#ordered, lost, fresh);
      if (this.#last) settle(columns, this.#last.slots, lost, this.#last.pass(fresh));
    }
    this.#placed = length;
    this.#left += lost.length;
  }

  /** What a filter lets through, in order of age. Asked the same again, only what is new is looked at. */
  #filtered(filter: ViewOptions): readonly number[] {
    this.#settle();
    const { blame, reason, retryable, query, lang } = filter;
    const asked = JSON.stringify([blame, reason, retryable, query, lang]);
    if (this.#last?.asked !== asked) {
      const pass = this.#passing(filter);
      this.#last = { asked, pass, slots: pass(this.#ordered) };
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

  /** Nothing is held. */
  #empty(): void {
    this.#slots.clear();
    this.#explained.clear();
    this.#columns = emptyColumns();
    this.#inputs = [];
    this.#stamps = [];
    this.#lost = [];
    this.#ordered = [];
    this.#placed = this.#left = 0;
    this.#last = null;
    this.#counts = this.#counts.map(() => 0);
  }

  /**
   * Takes in anew what is held: without the slots that are no longer in use, once these are more than a quarter, and
   * after a host has added a reason of its own, which gives some calls another row.
   */
  #followCatalog(): void {
    const revision = catalogRevision();
    if (this.#revision === revision && (this.#lost.length < 1000 || this.#lost.length * 4 < this.size)) return;
    this.#revision = revision;
    const held = [...this.#slots].map(([key, slot]) => [key, this.#inputs[slot], this.#stamps[slot] ?? NEVER] as const);
    this.#empty();
    for (const [key, input, stamp] of held) {
      const outline = outlineOf(input);
      this.#hold(key, input, outline, stamp, endOf(outline));
    }
  }

  #viewOf(slots: number[], groups: readonly Group[]): SlotView {
    const columns = this.#columns;
    // Of other columns, its slot says nothing.
    return slotView(columns, slots, groups, this.#lost.length, (key) => {
      const slot = this.#slots.get(key);
      return slot === undefined || this.#columns === columns ? slot : NaN;
    });
  }

  /** Tells of slots which of their calls pass a filter. Rows are looked at once, not once for each call. */
  #passing({ blame, reason, retryable, query, lang }: ViewOptions): Pass {
    const titles = this.#rowNames.map((name) => {
      const guidance = describeFailureReason(name, { lang });
      const wanted =
        (!blame || guidance.likelyBlame === blame) &&
        (!reason || name === reason) &&
        (retryable ?? guidance.retryable) === guidance.retryable;
      return wanted ? guidance.title.toLowerCase() : null;
    });
    const text = query?.trim().toLowerCase() ?? '';
    const { row } = this.#columns;
    // A plain loop: the first filter of a hundred thousand takes half as long as by a function for each.
    return (slots) => {
      const passed: number[] = [];
      for (let place = 0, slot; (slot = slots[place]) !== undefined; place++) {
        const title = titles[row[slot] ?? GONE];
        if (typeof title === 'string' && (text === '' || this.#mentions(slot, title, text))) passed.push(slot);
      }
      return passed;
    };
  }

  #mentions(slot: number, title: string, text: string): boolean {
    const key = this.#columns.key[slot] ?? '';
    if (title.includes(text) || (!isNameless(key) && key.toLowerCase().includes(text))) return true;
    const { call } = outlineOf(this.#inputs[slot]);
    return ['agentId', 'channel'].some((name) => textOf(call, name).toLowerCase().includes(text));
  }
}

const emptyColumns = (): Columns => ({ key: [], row: [], time: [], duration: [] });
