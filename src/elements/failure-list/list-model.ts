/**
 * The list's model, without a DOM: the calls, the current view and page, and new calls that wait while somebody reads.
 * The element takes one snapshot per draw, and draws nothing else.
 */
import { catalogRevision } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import type { LaterCall } from '../../ledger/contact-history.js';
import type { FacetCounts } from '../../ledger/facets.js';
import type { OptionalField } from '../../ledger/fields-in-use.js';
import type { GroupStats } from '../../ledger/group-stats.js';
import type { ViewOptions } from '../../ledger/ledger.js';
import { FailureLedger } from '../../ledger/ledger.js';
import { newestCalls } from '../../ledger/newest-calls.js';
import type { Summary } from '../../ledger/summary.js';
import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';
import { RetryRuns } from '../shared/retry-runs.js';
import type { FilterChoice } from './filter-choice.js';
import type { QuestionOptions } from './list-question.js';
import { asText, canShowNewestAlone, viewOptions } from './list-question.js';
import type { BulkPlan } from './list-retries.js';
import { ListRetries } from './list-retries.js';
import type { TimeSnapshot } from './list-time.js';
import { ListTime } from './list-time.js';
import type { SpokenWords } from './list-words.js';
import { wordsIn } from './list-words.js';
import { once } from './once.js';
import { Pages } from './pages.js';

/** What to draw: the input of a snapshot. */
export interface ListRequest {
  readonly choice: FilterChoice;
  /** Language to speak. */
  readonly lang: string;
  /** Whether times are in UTC: on the server and during hydration. */
  readonly utc: boolean;
  /** Zone of all times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  /** Number of all calls made; null if the host did not set it. */
  readonly totalCalls: number | null;
  /** Rows on a page; Infinity where there are no pages. */
  readonly rowsPerPage: number;
  readonly isPaused: boolean;
  /** Whether somebody is reading rows, which must then not move. */
  readonly isBeingRead: boolean;
  /** Keys of the selected calls, and a number that changes with them. */
  readonly selection: Iterable<string>;
  readonly selectionRevision: number;
  /** Keys of the only calls to show, while a person looks at those that a plan leaves out for one reason. Null: all. */
  readonly only: ReadonlySet<string> | null;
  /** The host's `retryPolicy`; undefined if it handles no retries, so that nothing is planned. */
  readonly retries: { readonly policy: unknown } | undefined;
  /** In ms since 1970. */
  readonly now: number;
}

/** What a draw shows. Immutable: new calls do not change it. */
export interface ListSnapshot extends SpokenWords, TimeSnapshot {
  readonly lang: string;
  /** Zone of all times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  readonly choice: FilterChoice;
  /**
   * Whether only the newest of very many calls are read so far. Their rows are right, but counts and `timeline` are
   * not, and must not be shown.
   */
  readonly isPartial: boolean;
  /**
   * Whether there are no calls because the given value could not be read as calls. It must not look like an all-clear.
   */
  readonly isUnreadable: boolean;
  /** The optional fields that at least one call has; the others get no column. */
  readonly fields: ReadonlySet<OptionalField>;
  /** All calls that match the filters. */
  readonly view: LedgerView;
  /** The calls on the shown page. The same object while they are the same. */
  readonly page: LedgerView;
  /** Which page is shown, from 0. */
  readonly pageIndex: number;
  readonly pageCount: number;
  /** Changes when a person asked for other rows or turned the page. */
  readonly question: string;
  readonly summary: Summary;
  /** How many new calls wait while somebody reads or the list is paused. */
  readonly waitingCount: number;
  /** The selected calls, without ids that the list has no call for. */
  readonly selectedKeys: readonly string[];
  /** The plan for retrying the selected calls; null if none is selected, or if the host handles no retries. */
  readonly bulk: BulkPlan | null;
  /** Whether the contacts of all calls are read. */
  readonly areContactsRead: boolean;
  /** The latest call to the same person after a failed one; null if none is known (yet). */
  readonly laterCall: (key: string) => LaterCall | null;
  /** The contact of a call, masked; '' if it is not known. */
  readonly contactLabel: (key: string) => string;
  /** How many calls each choice of a filter would show. */
  readonly facets: FacetCounts;
  /** When the calls of a group failed; null for an unknown group. */
  readonly groupStats: (group: string) => GroupStats | null;
  /** When the newest call with a reason failed, in ms since 1970; null if no time is known. */
  readonly lastFailedAt: (reason: string) => number | null;
  /** When this was drawn, in ms since 1970. */
  readonly now: number;
  /** Explains a call, at most once per draw; null for an unknown key. */
  readonly failureOf: (key: string) => Failure | null;
}

/** Number of contacts that can be read in a few milliseconds. */
const CONTACTS_AT_ONCE = 5000;

/** Up to this number, contacts are read within a draw: those of a short list, or of calls that arrived since. */
const CONTACTS_A_DRAW = 500;

export class ListModel {
  readonly #ledger = new FailureLedger();
  readonly retries: ListRetries;
  #selected = { revision: -1, selectionRevision: -1, keys: [] as readonly string[] };
  /** The given calls, while only the newest of them are in the ledger; null once all are. */
  #unread: unknown = null;
  #view: LedgerView = viewOf([]);
  #waitingCount = 0;
  readonly #time = new ListTime();
  /** The options of the current view, as one text. */
  #viewedAs = '';
  #viewedRevision = catalogRevision();
  #wasPaused = false;
  /** Whether calls changed since the view was computed. */
  #isStale = false;
  /** Whether the next view shows waiting calls, even if somebody reads. */
  #admitsAll = false;
  /** Which page is shown. */
  readonly pages = new Pages();

  /** `runs` are the retries of this session: a call that was placed is not placed twice. */
  constructor(runs: RetryRuns = new RetryRuns()) {
    this.retries = new ListRetries(this.#ledger, runs);
  }

  /** Number of failed calls. */
  get size(): number {
    return this.#whole.size;
  }

  /**
   * Replaces all calls. Of very many, only the newest are read at first, which are enough for the first screen. The
   * rest is read by `readRest`, or by any other method except `snapshot`.
   */
  replace(calls: unknown): void {
    const newest = this.#ledger.size === 0 ? newestCalls(calls) : null;
    this.#unread = newest === null ? null : calls;
    this.#ledger.replace(newest ?? calls);
    this.#isStale = true;
  }

  /** Reads the calls that `replace` left out. */
  readRest(): void {
    if (this.#unread === null) return;
    this.#ledger.replace(this.#unread);
    this.#unread = null;
    this.#isStale = true;
    this.#admitsAll = true;
  }

  /**
   * Reads fields and contacts of some more calls, so that later calls to the same people are known. Returns whether all
   * are read.
   */
  readContacts(limit = CONTACTS_AT_ONCE): boolean {
    const areFieldsRead = this.#ledger.readFields(limit);
    return this.#unread === null && this.#ledger.readContacts(limit) && areFieldsRead;
  }

  /** Adds or changes calls. */
  upsert(calls: unknown): void {
    this.#whole.upsert(calls);
    this.#isStale = true;
  }

  /** Removes a call. Returns whether it was there. */
  delete(id: string): boolean {
    const wasHeld = this.#whole.delete(id);
    this.#isStale = true;
    return wasHeld;
  }

  /** Removes all calls. */
  clear(): void {
    this.#unread = null;
    this.#ledger.clear();
    this.#isStale = true;
  }

  /** Explains a call as it is now; null for an unknown key. */
  failure(key: string, lang: string): Failure | null {
    return this.#whole.failure(key, { lang });
  }

  /** Whether the last snapshot showed one of these calls. */
  showsAnyOf(keys: Iterable<string>): boolean {
    return Array.from(keys).some((key) => this.#view.indexOf(key) !== -1);
  }

  /** Keys of all calls that are shown. */
  shownKeys(request: ListRequest): readonly string[] {
    if (this.#unread !== null) {
      this.readRest();
      this.#updateView(request);
    }
    return this.#view.keys;
  }

  /** Counts of all calls, and of those that the next draw shows. */
  summary(request: ListRequest): Summary {
    const ledger = this.#whole;
    const options = this.#options(request);
    const willChange = asText(options) !== this.#viewedAs || this.#admitsAll || this.#followsCalls(request);
    const shown = willChange ? ledger.count(options) : this.#view.size;
    return ledger.summary({ totalCalls: request.totalCalls, shown, lang: request.lang });
  }

  /** Shows waiting calls with the next snapshot, from the first page. */
  admitWaiting(): void {
    this.#admitsAll = true;
    this.pages.showFirst();
  }

  /** What the next draw shows. */
  snapshot(request: ListRequest): ListSnapshot {
    const { choice, lang, timeZone, totalCalls } = request;
    const ledger = this.#ledger;
    // If none of the newest calls failed, others may have: the list must not look empty, so all are read.
    if (!canShowNewestAlone(request) || ledger.size === 0) this.readRest();
    this.#updateView(request);
    const view = this.#view;
    const page = this.pages.cut(view, request.rowsPerPage);
    const areContactsRead = this.readContacts(CONTACTS_A_DRAW);
    const options = this.#options(request);
    const selectedKeys = this.#selectedKeys(request);
    return {
      lang,
      timeZone,
      ...wordsIn(lang),
      choice,
      isPartial: this.#unread !== null,
      isUnreadable: ledger.unreadable,
      fields: ledger.fieldsInUse,
      view,
      page,
      pageIndex: this.pages.index,
      pageCount: this.pages.count,
      question: `${this.#viewedAs} ${String(this.pages.index)}`,
      summary: ledger.summary({ totalCalls, shown: this.#view.size, lang }),
      waitingCount: this.#waitingCount,
      ...this.#time.snapshot(ledger, options, request),
      selectedKeys,
      bulk: this.#planOf(selectedKeys, request),
      areContactsRead,
      laterCall: once((key) => (areContactsRead ? ledger.laterCall(key, request.now) : null)),
      contactLabel: (key) => ledger.contactLabel(key),
      facets: ledger.facets(options),
      groupStats: once((group) => ledger.groupStats(view, group)),
      lastFailedAt: (reason) => ledger.lastFailedAt(reason),
      now: request.now,
      failureOf: once((key) => ledger.failure(key, { lang })),
    };
  }

  /** The selected calls that the ledger has. The same array while they are the same. */
  #selectedKeys({ selection, selectionRevision }: ListRequest): readonly string[] {
    const { revision } = this.#ledger;
    const { keys, ...known } = this.#selected;
    if (known.revision === revision && known.selectionRevision === selectionRevision) return keys;
    const held = this.#ledger.among(selection, {});
    this.#selected = { revision, selectionRevision, keys: isSameList(held, keys) ? keys : held };
    return this.#selected.keys;
  }

  #planOf(keys: readonly string[], { retries, now, lang, timeZone }: ListRequest): BulkPlan | null {
    const isPlanned = retries !== undefined && keys.length > 0 && this.#unread === null;
    return isPlanned ? this.retries.plan(keys, { policy: retries.policy, now, lang, timeZone }) : null;
  }

  /** The ledger with all calls in it. Everything but a snapshot uses this. */
  get #whole(): FailureLedger {
    this.readRest();
    return this.#ledger;
  }

  /** Updates the view. New calls wait while somebody reads, unless that person asked for other rows. */
  #updateView(request: ListRequest): void {
    const options = this.#options(request);
    const viewedAs = asText(options);
    const isOtherQuestion = viewedAs !== this.#viewedAs;
    const isResumed = this.#wasPaused && !request.isPaused;
    this.#wasPaused = request.isPaused;
    this.pages.noteQuestion(isOtherQuestion);
    if (isOtherQuestion || isResumed || this.#admitsAll || this.#followsCalls(request)) {
      this.#setView(this.#ledger.view(options), options);
    } else if (this.#hasChanged) {
      this.#setView(this.#viewForReader(request, options), options);
    }
    this.#viewedAs = viewedAs;
    this.#viewedRevision = catalogRevision();
    this.#isStale = false;
    this.#admitsAll = false;
  }

  #setView(view: LedgerView, options: ViewOptions): void {
    this.#view = view;
    this.#waitingCount = this.#ledger.count(options) - view.size;
  }

  /** What the ledger is asked for. A period moves on as calls come: not while somebody reads. */
  #options(request: ListRequest): QuestionOptions {
    const hasMoved = this.#time.update(request, this.#isRead(request));
    this.#isStale ||= hasMoved;
    return viewOptions(request, this.#time.range);
  }

  /** Keeps the rows where they are. If none is left, a reader gets a new view; a paused list stays empty. */
  #viewForReader({ isPaused }: ListRequest, options: ViewOptions): LedgerView {
    const kept = this.#ledger.retain(this.#view, options);
    return kept.size > 0 || isPaused ? kept : this.#ledger.view(options);
  }

  get #hasChanged(): boolean {
    return this.#isStale || this.#viewedRevision !== catalogRevision();
  }

  /** Whether new calls may be shown: there are some, the list is not paused, and nobody reads. */
  #followsCalls(request: ListRequest): boolean {
    return !this.#isRead(request) && (this.#hasChanged || this.#waitingCount > 0);
  }

  #isRead({ isPaused, isBeingRead }: ListRequest): boolean {
    return isPaused || isBeingRead || this.pages.index > 0;
  }
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, place) => each === other[place]);
