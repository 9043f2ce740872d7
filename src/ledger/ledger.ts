/** A collection of failed calls with views, filters, counts and retry plans. No DOM. */
import type { LanguageOption } from '../catalog/describe.js';
import { eachInput } from '../failure/each-input.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { canBeCall, warnOfForeignList } from '../failure/list-input.js';
import type { Span } from './age-index.js';
import { AgeIndex } from './age-index.js';
import type { ArrangeOptions } from './arrange.js';
import { arrange, readSort } from './arrange.js';
import type { BlameCounts } from './blame-index.js';
import { BlameIndex } from './blame-index.js';
import { CallStore } from './call-store.js';
import { keyAt, timeAt } from './columns.js';
import type { LaterCall } from './contact-history.js';
import { Explanations } from './explanations.js';
import type { FacetCounts } from './facets.js';
import { Facets } from './facets.js';
import type { OptionalField } from './fields-in-use.js';
import { FieldsInUse } from './fields-in-use.js';
import type { Filter } from './filter.js';
import { SlotFilter } from './filter.js';
import type { GroupStats } from './group-stats.js';
import { groupStatsOf } from './group-stats.js';
import { RetainedView } from './retained-view.js';
import type { RetryPlan, RetryPlanOptions } from './retry-plan.js';
import { planRetries } from './retry-plan.js';
import type { Summary, SummaryOptions } from './summary.js';
import { summarize } from './summary.js';
import { isBounded, placesInRange, readRange } from './time-range.js';
import type { Timeline } from './timeline.js';
import { timelineOf } from './timeline.js';
import type { LedgerView, SlotView } from './view.js';
import { isSlotView, isUpToDate, slotView } from './view.js';

/** Which failed calls to show, in which order and groups. `lang` is the language of the titles that `query` searches. */
export interface ViewOptions extends Filter, ArrangeOptions, LanguageOption {}

/** The last view, and the options that it was requested with. */
interface LastView extends ArrangeOptions {
  readonly filter: SlotFilter;
  readonly view: SlotView;
  readonly revision: number;
}

/**
 * Holds failed calls, keyed by call id. Webhook events may be repeated, out of order, and change the reason of a call.
 * The result does not depend on the order in which they arrive.
 *
 * All methods are fast enough for every frame, even with 100,000 calls: the calls that match a filter are kept in order
 * of age and updated incrementally. Only a new filter checks all calls.
 */
export class FailureLedger {
  readonly #store = new CallStore();
  readonly #index = new AgeIndex(this.#store);
  readonly #explanations = new Explanations(this.#store);
  readonly #facets = new Facets(this.#store, this.#index);
  readonly #blameIndex = new BlameIndex(this.#store);
  readonly #fieldsInUse = new FieldsInUse();
  #lastFilter: SlotFilter | null = null;
  #lastRangeless: SlotFilter | null = null;
  #lastView: LastView | null = null;
  #retained: RetainedView | null = null;
  #isUnreadable = false;

  /** How many failed calls are held. */
  get size(): number {
    return this.#store.size;
  }

  /**
   * Whether no call is held because the input could not be read as calls, so that an empty ledger does not mean that
   * nothing failed. False again after a `replace` with readable input, and after `clear`.
   */
  get unreadable(): boolean {
    return this.#isUnreadable && this.size === 0;
  }

  /** Replaces all held calls. Takes an iterable of inputs, one input, or anything else that the list's `calls` takes. Only failed calls are held. */
  replace(calls: unknown): void {
    this.clear();
    this.#isUnreadable = !this.#take(calls).isReadable;
  }

  /**
   * Adds or changes calls. An event replaces the held call only if its `timestamp` is later. A call object is the
   * platform's current state of the call and always replaces it. Returns the number of failed calls that were not held.
   */
  upsert(calls: unknown): number {
    const { added, isReadable } = this.#take(calls);
    if (!isReadable && this.size === 0) this.#isUnreadable = true;
    return added;
  }

  /** Removes one call, as if it had never been added. Returns whether a failed call was held under this id. */
  delete(id: string): boolean {
    return this.#store.delete(id);
  }

  /** Removes all calls. Existing views stay as they are. */
  clear(): void {
    this.#store.clear();
    // These caches would keep the columns of all calls in memory.
    this.#index.reset();
    this.#explanations.clear();
    this.#facets.clear();
    this.#blameIndex.clear();
    this.#lastFilter = null;
    this.#lastRangeless = null;
    this.#lastView = null;
    this.#retained = null;
    this.#isUnreadable = false;
  }

  /** Whether a failed call is held under this key. */
  has(key: string): boolean {
    return this.#store.slotOf(key) !== undefined;
  }

  /** The input of a held call, unchanged; undefined if no failed call is held under this key. */
  get(key: string): unknown {
    const slot = this.#store.slotOf(key);
    return slot === undefined ? undefined : this.#store.inputAt(slot);
  }

  /**
   * Explains one call; null if it is not held. Returns the same object while call and options are the same: a few hundred
   * explanations are cached.
   */
  failure(key: string, options: ExplainOptions = {}): Failure | null {
    const slot = this.#store.slotOf(key);
    return slot === undefined ? null : this.#explanations.of(slot, options);
  }

  /**
   * The calls to show, filtered, ordered and grouped. Costs one pass over the matching calls. Returns the same view, at no
   * cost, while the options are the same and no call was added, changed or removed.
   */
  view(options: ViewOptions = {}): LedgerView {
    const slots = this.#matching(options);
    const filter = this.#filterFor(options);
    const { sort, groupBy, groupSort, utc, timeZone } = options;
    const last = this.#lastView;
    if (last?.filter === filter && isSameOrder(last, options) && this.#isCurrent(last)) return last.view;
    if (readSort(sort).key === 'duration') this.#store.readDurations();
    if (groupBy === 'agent') this.#store.kinds.read(this.#store);
    if (groupBy === 'contact') this.#store.readContacts();
    const arranged = arrange(this.#store, slots, options);
    const view = slotView(this.#store, arranged.slots, arranged.groups);
    this.#lastView = { filter, sort, groupBy, groupSort, utc, timeZone, view, revision: this.revision };
    return view;
  }

  /** The number of calls that match a filter. Costs no pass if the filter is the same as in the last call of a method. */
  count(filter: ViewOptions = {}): number {
    const { start, end } = placesInRange(this.#store.columns, this.#matchingAnyTime(filter), readRange(filter));
    return end - start;
  }

  /**
   * How many calls each choice of blame, reason, retry advice, agent and channel would show, with all other filters
   * applied. Updated with each call; only a new search, range or set of keys costs a pass over all calls. Returns the
   * same object until a count changes.
   */
  facets(filter: ViewOptions = {}): FacetCounts {
    this.#store.refresh();
    return this.#facets.counts(filter);
  }

  /**
   * An earlier view without the calls that were removed or no longer match its filter; the same view if there are none.
   * No call is added and the order is kept, so that rows do not move while a person reads them. The given view is never
   * changed. Costs no pass while no call has to leave.
   */
  retain(view: LedgerView, filter: ViewOptions = {}): LedgerView {
    if (!isSlotView(view)) return this.view(filter);
    this.#store.refresh();
    const slotFilter = this.#filterFor(filter);
    const isRetained = this.#retained?.view === view && this.#retained.filter === slotFilter;
    const retained = this.#retained && isRetained ? this.#retained : new RetainedView(this.#store, view, slotFilter);
    this.#retained = retained.update();
    return this.#retained.view;
  }

  /** The keys whose calls are held and match a filter, in the order given. Costs one look-up for each key. */
  among(keys: Iterable<string>, filter: Filter): string[] {
    this.#store.refresh();
    const slots = Array.from(keys, (key) => this.#store.slotOf(key)).filter((slot) => slot !== undefined);
    const passed = new SlotFilter(this.#store, filter).select(slots);
    return passed.map((slot) => keyAt(this.#store.columns, slot));
  }

  /** When the newest call with a reason failed, in ms since 1970; null if none is held, or none has a time. */
  lastFailedAt(reason: string): number | null {
    this.#store.refresh();
    const slot = this.#index.newestOf(this.#store.rowNames.indexOf(reason));
    const time = timeAt(this.#store.columns, slot);
    return Number.isNaN(time) ? null : time;
  }

  /**
   * The number of matching calls in each of `parts` equally long parts of the time between the first and the last. Null if
   * these are not two different moments, or if `parts` is not a whole number from 1. Costs one binary search for each
   * part, if the filter is the same as in the last call of a method.
   */
  timeline(filter: ViewOptions, parts: number): Timeline | null {
    const slots = this.#matching(filter);
    return timelineOf(this.#store.columns, slots, parts);
  }

  /**
   * How many matching calls failed from each edge to before the next, by likely blame; a range in the filter is left out.
   * `edges` are in ms since 1970, in order. Costs some binary searches, if the filter is the same as in the last call.
   */
  blameTimeline(filter: ViewOptions, edges: readonly number[]): readonly BlameCounts[] {
    const matching = this.#matchingAnyTime(filter);
    return this.#blameIndex.counts(this.#rangelessFilterFor(filter), matching, edges);
  }

  /** When the first and the last of all held calls failed; null if no time is known. */
  span(): Span | null {
    this.#store.refresh();
    return this.#index.span();
  }

  /** Counts of all held calls, independent of any filter. Costs no pass: they are updated with each call. */
  summary(options: SummaryOptions = {}): Summary {
    this.#store.refresh();
    const byReason = this.#store.countByReason();
    const unknownCodes = this.#store.countByUnknownCode();
    return summarize({ failures: this.size, byReason, unknownCodes }, options);
  }

  /**
   * Which of these calls to retry and when, and why the others are left out. Each key is in exactly one of the two lists.
   * Of several failed calls to one person only the latest is retried, and none if a later call reached that person or is
   * under way. The first plan costs a pass over all held calls.
   */
  retryPlan(keys: Iterable<string>, options: RetryPlanOptions = {}): RetryPlan {
    this.#store.refresh();
    return planRetries(keys, this.#store, options);
  }

  /**
   * A later call to the same person: one that is under way at `now`, in ms since 1970, else one that reached the
   * person, else the latest. Null if none is known, and for a key that is not held.
   */
  laterCall(key: string, now = Date.now()): LaterCall | null {
    this.#store.refresh();
    const slot = this.#store.slotOf(key);
    return slot === undefined ? null : this.#store.contactHistory().laterCall(slot, now);
  }

  /**
   * When the wait of a retry policy starts for a call, in ms since 1970: at its end, else at its start, else at the
   * event's timestamp, else at the earliest `now` that a plan with this call had. Null for a key that is not held.
   */
  waitStart(key: string, now = Date.now()): number | null {
    this.#store.refresh();
    const slot = this.#store.slotOf(key);
    return slot === undefined ? null : this.#store.waitStart(slot, now);
  }

  /** How many calls to the same person are known, this one included; 0 for a key that is not held. */
  callCount(key: string): number {
    this.#store.refresh();
    const slot = this.#store.slotOf(key);
    return slot === undefined ? 0 : this.#store.contactHistory().callCount(slot);
  }

  /**
   * Reads the contacts of at most `limit` calls that were not read yet, so that the first plan takes less time. Returns
   * whether all are read.
   */
  readContacts(limit: number): boolean {
    this.#store.refresh();
    return this.#store.readContacts(limit);
  }

  /**
   * The label of a call's contact: the last four digits of the number, or the id of a lead. '' if it is not known, and
   * for a key that is not held.
   */
  contactLabel(key: string): string {
    this.#store.refresh();
    const slot = this.#store.slotOf(key);
    return slot === undefined ? '' : this.#store.contactLabel(slot);
  }

  /**
   * The optional fields that some held call has, as far as `readFields` has read them. A field stays after the last
   * call with it is removed, until all calls are replaced.
   */
  get fieldsInUse(): ReadonlySet<OptionalField> {
    return this.#fieldsInUse.fields;
  }

  /**
   * Looks for optional fields in at most `limit` calls that were not read yet. Costs nothing once every field was
   * found. Returns whether it is done.
   */
  readFields(limit: number): boolean {
    this.#store.refresh();
    return this.#fieldsInUse.read(this.#store, limit);
  }

  /** Changes whenever a call is added, changed or removed, whether or not it failed. */
  get revision(): number {
    return this.#store.revision;
  }

  /** Adds inputs. A list in which no item can be a call is as unreadable as a value that is not a list. */
  #take(calls: unknown): { readonly added: number; readonly isReadable: boolean } {
    const taken = { added: 0, hasCalls: false };
    // The first item, as long as no item can be a call.
    const foreign: unknown[] = [];
    const isList = eachInput(calls, (input) => {
      taken.hasCalls ||= canBeCall(input);
      if (!taken.hasCalls && foreign.length === 0) foreign.push(input);
      if (this.#store.put(input)) taken.added++;
    });
    const hasForeignOnly = foreign.length > 0 && !taken.hasCalls;
    if (hasForeignOnly) warnOfForeignList(foreign[0]);
    return { added: taken.added, isReadable: isList && !hasForeignOnly };
  }

  /** When the calls of a group failed; null if the view has no group with this key. */
  groupStats(view: LedgerView, key: string): GroupStats | null {
    const group = view.groups.find((each) => each.key === key);
    return group && isSlotView(view) ? groupStatsOf(view, group) : null;
  }

  /**
   * Whether the last view is still current. With groups by contact, any change counts: it may name the contact of an
   * old call.
   */
  #isCurrent({ view, groupBy, revision }: LastView): boolean {
    return isUpToDate(view, this.#store) && (groupBy !== 'contact' || revision === this.revision);
  }

  /** The slots that match, in order of age. Only valid until the next call. */
  #matching(filter: ViewOptions): readonly number[] {
    const slots = this.#matchingAnyTime(filter);
    const range = readRange(filter);
    if (!isBounded(range)) return slots;
    const { start, end } = placesInRange(this.#store.columns, slots, range);
    return slots.slice(start, end);
  }

  /** The same whatever the range is, which is a part of these: so a range that moves on costs no pass over all calls. */
  #matchingAnyTime(filter: ViewOptions): readonly number[] {
    this.#store.refresh();
    return this.#index.matching(this.#rangelessFilterFor(filter));
  }

  #rangelessFilterFor(filter: ViewOptions): SlotFilter {
    const rangeless = { ...filter, from: null, to: null };
    if (!this.#lastRangeless?.isSame(this.#store, rangeless)) {
      this.#lastRangeless = new SlotFilter(this.#store, rangeless);
    }
    return this.#lastRangeless;
  }

  /** The filter for some options. The same object while the options are the same and the columns were not replaced. */
  #filterFor(filter: ViewOptions): SlotFilter {
    if (!isBounded(readRange(filter))) return this.#rangelessFilterFor(filter);
    if (!this.#lastFilter?.isSame(this.#store, filter)) this.#lastFilter = new SlotFilter(this.#store, filter);
    return this.#lastFilter;
  }
}

const isSameOrder = (one: ArrangeOptions, other: ArrangeOptions): boolean =>
  one.sort === other.sort &&
  one.groupBy === other.groupBy &&
  one.groupSort === other.groupSort &&
  one.utc === other.utc &&
  one.timeZone === other.timeZone;
