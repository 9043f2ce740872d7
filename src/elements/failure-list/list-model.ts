/**
 * What the list shows, without a DOM: the calls, the view of them, its page, and new calls that wait while somebody
 * reads. The element takes one snapshot a draw, and draws nothing else.
 */
import { banner as bannerEnglish } from '../../catalog/english.js';
import { list as listEnglish } from '../../catalog/english-list.js';
import { catalogRevision, words } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import type { LaterCall } from '../../ledger/contact-history.js';
import type { ViewOptions } from '../../ledger/ledger.js';
import { FailureLedger } from '../../ledger/ledger.js';
import { newestCalls } from '../../ledger/newest-calls.js';
import type { Summary } from '../../ledger/summary.js';
import type { Timeline } from '../../ledger/timeline.js';
import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';
import { RetryRuns } from '../shared/retry-runs.js';
import type { FilterChoice } from './filter-choice.js';
import { asText, canShowNewestAlone, viewOptions } from './list-question.js';
import type { BulkPlan } from './list-retries.js';
import { ListRetries } from './list-retries.js';
import { once } from './once.js';
import { partOf } from './part-of-view.js';

/** The list's sentences, in some language. */
export type ListWords = ReturnType<typeof words<typeof listEnglish>>;

/** The banner's sentences: a row says of a retry what its banner says. */
export type BannerWords = ReturnType<typeof words<typeof bannerEnglish>>;

/** What is asked for in a draw. */
export interface ListRequest {
  readonly choice: FilterChoice;
  /** Language to speak. */
  readonly lang: string;
  /** Whether times are in UTC rather than where the reader is. */
  readonly utc: boolean;
  /** How many calls were made in all; null when nobody said. */
  readonly totalCalls: number | null;
  /** Rows on a page; Infinity where there are no pages. */
  readonly rowsPerPage: number;
  readonly isPaused: boolean;
  /** Whether somebody is reading rows: those must not move. */
  readonly isBeingRead: boolean;
  /** Keys of the selected calls, and a number that changes with them. */
  readonly selection: Iterable<string>;
  readonly selectionRevision: number;
  /** Keys of the only calls to show: those that a plan leaves out for one reason. Null: all. */
  readonly only: ReadonlySet<string> | null;
  /** What the host gave as `retryPolicy`; undefined where it handles no retries: nothing is planned then. */
  readonly retries: { readonly policy: unknown } | undefined;
  /** In ms since 1970. */
  readonly now: number;
}

/** What a draw shows. A value: it does not change when calls come. */
export interface ListSnapshot {
  readonly lang: string;
  readonly utc: boolean;
  readonly words: ListWords;
  readonly bannerWords: BannerWords;
  readonly choice: FilterChoice;
  /**
   * Only the newest of very many calls are read so far. Their rows are right, but no number is: neither counts nor
   * `timeline` are to be shown.
   */
  readonly isPartial: boolean;
  /** No call is held because what was given could not be read as calls: which is no all-clear. */
  readonly isUnreadable: boolean;
  /** All calls that are shown. */
  readonly view: LedgerView;
  /** Those on the shown page. The same object while they are the same. */
  readonly page: LedgerView;
  /** Which page is shown, from 0. */
  readonly pageIndex: number;
  readonly pageCount: number;
  /** Changes when a person asked for other rows or turned the page. */
  readonly question: string;
  readonly summary: Summary;
  /** How many new calls wait until nobody reads any more. */
  readonly waitingCount: number;
  /** When the shown calls failed; null where there are fewer than two moments. */
  readonly timeline: Timeline | null;
  /** The selected calls that are held. */
  readonly selectedKeys: readonly string[];
  /** Which of them a press would call again; null where none is selected, or the host handles no retries. */
  readonly bulk: BulkPlan | null;
  /** Whether it is known of all calls whom they were for. */
  readonly areContactsRead: boolean;
  /** The latest call to the same person after a failed one; null where none is known (yet). */
  readonly laterCall: (key: string) => LaterCall | null;
  /** Explains a call, once a draw; null when it is not held. */
  readonly failureOf: (key: string) => Failure | null;
}

/** So many contacts are read in a few milliseconds. */
const CONTACTS_AT_ONCE = 5000;

/** So many are read with a draw: those of the calls that came since, or of a short list. */
const CONTACTS_A_DRAW = 500;

/** Bars of the timeline. */
const TIMELINE_PARTS = 40;

export class ListModel {
  readonly #ledger = new FailureLedger();
  readonly retries: ListRetries;
  #selected = { revision: -1, selectionRevision: -1, keys: [] as readonly string[] };
  /** Very many calls of which only the newest are in the ledger yet; null when all are. */
  #unread: unknown = null;
  #view: LedgerView = viewOf([]);
  #waitingCount = 0;
  #timeline: Timeline | null = null;
  /** The options of the view, as one text. */
  #viewedAs = '';
  #viewedRevision = catalogRevision();
  #wasPaused = false;
  /** Calls changed since the view was computed. */
  #isStale = false;
  /** The next view shows all calls, whoever reads. */
  #admitsAll = false;
  #pageIndex = 0;
  #pageCount = 1;
  /** The last page that was cut out of a view. */
  #page: {
    readonly view: LedgerView;
    readonly start: number;
    readonly size: number;
    readonly rows: LedgerView;
  } | null = null;

  /** With the retries of this session: a call that was placed is not placed twice. */
  constructor(runs: RetryRuns = new RetryRuns()) {
    this.retries = new ListRetries(this.#ledger, runs);
  }

  /** How many failed calls are held. */
  get size(): number {
    return this.#whole.size;
  }

  /**
   * Holds these calls and nothing else. Of very many, only the newest are read until `readRest` or anything but
   * `snapshot` is called: they are enough for a first screen.
   */
  replace(calls: unknown): void {
    const newest = this.#ledger.size === 0 ? newestCalls(calls) : null;
    this.#unread = newest === null ? null : calls;
    this.#ledger.replace(newest ?? calls);
    this.#isStale = true;
  }

  /** Reads the calls that are not read yet. */
  readRest(): void {
    if (this.#unread === null) return;
    this.#ledger.replace(this.#unread);
    this.#unread = null;
    this.#isStale = true;
    this.#admitsAll = true;
  }

  /**
   * Reads whom some more of the calls were for, so that later calls to the same people are known. Returns whether all are
   * read.
   */
  readContacts(limit = CONTACTS_AT_ONCE): boolean {
    return this.#unread === null && this.#ledger.readContacts(limit);
  }

  /** Adds or changes calls. */
  upsert(calls: unknown): void {
    this.#whole.upsert(calls);
    this.#isStale = true;
  }

  /** Forgets one call. Returns whether it was held. */
  delete(id: string): boolean {
    const wasHeld = this.#whole.delete(id);
    this.#isStale = true;
    return wasHeld;
  }

  /** Forgets all calls. */
  clear(): void {
    this.#unread = null;
    this.#ledger.clear();
    this.#isStale = true;
  }

  /** Explains one call as it is now; null when it is not held. */
  failure(key: string, lang: string): Failure | null {
    return this.#whole.failure(key, { lang });
  }

  /** Keys of all calls that are shown. */
  shownKeys(request: ListRequest): readonly string[] {
    if (this.#unread !== null) {
      this.readRest();
      this.#updateView(request);
    }
    return this.#view.keys;
  }

  /** Counts of all that is held, and of what the next draw shows. */
  summary(request: ListRequest): Summary {
    const ledger = this.#whole;
    const options = viewOptions(request);
    const willChange = asText(options) !== this.#viewedAs || this.#admitsAll || this.#followsCalls(request);
    const shown = willChange ? ledger.count(options) : this.#view.size;
    return ledger.summary({ totalCalls: request.totalCalls, shown, lang: request.lang });
  }

  /** Lets waiting calls in with the next snapshot, on the first page. */
  admitWaiting(): void {
    this.#admitsAll = true;
    this.#pageIndex = 0;
  }

  /** Turns pages. Returns whether there is such a page. */
  turnPage(by: number): boolean {
    const index = this.#pageIndex + by;
    if (index < 0 || index >= this.#pageCount) return false;
    this.#pageIndex = index;
    return true;
  }

  /** What the next draw shows. */
  snapshot(request: ListRequest): ListSnapshot {
    const { choice, lang, utc, totalCalls } = request;
    const ledger = this.#ledger;
    // The newest may all have succeeded: nothing is known then of the others, and the list must not look empty.
    if (!canShowNewestAlone(request) || ledger.size === 0) this.readRest();
    this.#updateView(request);
    const page = this.#cutPage(request.rowsPerPage);
    const areContactsRead = this.readContacts(CONTACTS_A_DRAW);
    const selectedKeys = this.#selectedKeys(request);
    return {
      lang,
      utc,
      words: words('list', lang, listEnglish),
      bannerWords: words('banner', lang, bannerEnglish),
      choice,
      isPartial: this.#unread !== null,
      isUnreadable: ledger.unreadable,
      view: this.#view,
      page,
      pageIndex: this.#pageIndex,
      pageCount: this.#pageCount,
      question: `${this.#viewedAs} ${String(this.#pageIndex)}`,
      summary: ledger.summary({ totalCalls, shown: this.#view.size, lang }),
      waitingCount: this.#waitingCount,
      timeline: this.#timeline,
      selectedKeys,
      bulk: this.#planOf(selectedKeys, request),
      areContactsRead,
      laterCall: once((key) => (areContactsRead ? ledger.laterCall(key) : null)),
      failureOf: once((key) => ledger.failure(key, { lang })),
    };
  }

  /** The selected calls that are held. The same array while they are the same. */
  #selectedKeys({ selection, selectionRevision }: ListRequest): readonly string[] {
    const { revision } = this.#ledger;
    const { keys, ...known } = this.#selected;
    if (known.revision === revision && known.selectionRevision === selectionRevision) return keys;
    const held = this.#ledger.among(selection, {});
    this.#selected = { revision, selectionRevision, keys: isSameList(held, keys) ? keys : held };
    return this.#selected.keys;
  }

  #planOf(keys: readonly string[], { retries, now, lang }: ListRequest): BulkPlan | null {
    const isPlanned = retries !== undefined && keys.length > 0 && this.#unread === null;
    return isPlanned ? this.retries.plan(keys, { policy: retries.policy, now, lang }) : null;
  }

  /** The ledger, once it holds all calls: everything but a snapshot goes through here. */
  get #whole(): FailureLedger {
    this.readRest();
    return this.#ledger;
  }

  /** Brings the view up to date. New calls wait while somebody reads, unless that person asked for other rows. */
  #updateView(request: ListRequest): void {
    const options = viewOptions(request);
    const viewedAs = asText(options);
    const isOtherQuestion = viewedAs !== this.#viewedAs;
    const isResumed = this.#wasPaused && !request.isPaused;
    this.#wasPaused = request.isPaused;
    if (isOtherQuestion) this.#pageIndex = 0;
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
    this.#timeline = this.#ledger.timeline(options, TIMELINE_PARTS);
  }

  /** The rows where they stood. Where none is left, a reader is shown what there is; a paused list stays as it is. */
  #viewForReader({ isPaused }: ListRequest, options: ViewOptions): LedgerView {
    const kept = this.#ledger.retain(this.#view, options);
    return kept.size > 0 || isPaused ? kept : this.#ledger.view(options);
  }

  get #hasChanged(): boolean {
    return this.#isStale || this.#viewedRevision !== catalogRevision();
  }

  /** Whether there is something new, and nobody reads what it would move. */
  #followsCalls({ isPaused, isBeingRead }: ListRequest): boolean {
    const isRead = isPaused || isBeingRead || this.#pageIndex > 0;
    return !isRead && (this.#hasChanged || this.#waitingCount > 0);
  }

  #cutPage(size: number): LedgerView {
    this.#pageCount = Math.max(1, Math.ceil(this.#view.size / size));
    this.#pageIndex = Math.min(this.#pageIndex, this.#pageCount - 1);
    if (this.#pageCount === 1) return this.#view;
    const view = this.#view;
    const start = this.#pageIndex * size;
    if (this.#page?.view !== view || this.#page.start !== start || this.#page.size !== size) {
      this.#page = { view, start, size, rows: partOf(view, start, size) };
    }
    return this.#page.rows;
  }
}

/** Keys of a view's group; empty for what is no group of it. */
export function keysOfGroup(view: LedgerView, group: string): readonly string[] {
  const found = view.groups.find(({ key }) => key === group);
  if (!found) return [];
  return Array.from({ length: found.count }, (_, place) => view.keyAt(found.start + place));
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, place) => each === other[place]);
