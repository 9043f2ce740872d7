import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';

import { banner as bannerEnglish } from '../../catalog/english.js';
import { list as english } from '../../catalog/english-list.js';
import { fillCount } from '../../catalog/fill.js';
import { catalogRevision, directionOf, languageFor, words } from '../../catalog/registry.js';
import { VERSION } from '../../catalog/version.js';
import type { LikelyBlame } from '../../catalog/vocabulary.js';
import type { Failure } from '../../failure/explain.js';
import type { Audience } from '../../format/facts.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';
import { isNameless } from '../../ledger/columns.js';
import { eachInput } from '../../ledger/inputs.js';
import type { ViewOptions } from '../../ledger/ledger.js';
import { FailureLedger } from '../../ledger/ledger.js';
import { newestCalls } from '../../ledger/newest-calls.js';
import type { Summary } from '../../ledger/summary.js';
import type { Timeline } from '../../ledger/timeline.js';
import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';
import { headingLevelOf, OsmFailureBanner } from '../failure-banner/failure-banner.js';
import { announce, isAnnouncing } from '../shared/announcer.js';
import { Language } from '../shared/language.js';
import { openRoot } from '../shared/open-root.js';
import { register } from '../shared/register.js';
import type { RetryStatus } from '../shared/retry-runs.js';
import { RetryRuns } from '../shared/retry-runs.js';
import { BulkRetry } from './bulk-retry.js';
import type { FilterChoice } from './events.js';
import { OsmFilterEvent, OsmOpenEvent, OsmReloadEvent, OsmSelectEvent } from './events.js';
import { styles } from './failure-list.styles.js';
import { checkedChoice } from './filter-choice.js';
import { NewFailureAnnouncer } from './new-failure-announcer.js';
import { bodyMessage, bulkBar, errorBox, gridBody, gridHead, statusBar } from './templates/grid.js';
import type { OverviewContext } from './templates/overview.js';
import { blamePicture, filterBar, headline, noticeList, timelineOf } from './templates/overview.js';
import { keyOf, pageOf } from './viewport/lines.js';
import { RowRecycler } from './viewport/row-recycler.js';
import { idOf, lineOf, Viewport } from './viewport/viewport.js';

/**
 * The failed calls of a campaign, as they come: how many, whose problem, and each one explained when it is opened.
 *
 * @tagname osm-failure-list
 *
 * @attribute {string} lang - Language of the words, as on any element. Absent: the nearest ancestor's, out of shadow roots too. English where `useCatalog` was given no such language.
 *
 * @slot empty - Instead of "No failed calls".
 * @slot no-match - Instead of "No failed call matches these filters".
 * @slot loading-state - Instead of the skeleton, while `loading` is set and nothing is held.
 * @slot error-state - Instead of the words beside "Try again", while `error` is set.
 *
 * @fires {OsmOpenEvent} osm-open - A person opened a call.
 * @fires {OsmSelectEvent} osm-select - A person changed the selection.
 * @fires {OsmFilterEvent} osm-filter - A person filtered or sorted.
 * @fires {OsmReloadEvent} osm-reload - A person asked for the calls to be loaded again.
 * @fires {OsmRetryEvent} osm-retry - A person pressed "Retry". Take the work over by `event.retryWith(handler)`.
 * @fires {OsmCopyEvent} osm-copy - A person copied an opened failure.
 * @fires {OsmDisputeEvent} osm-dispute - A person disputes the reason of an opened failure.
 *
 * @csspart list - The whole list.
 * @csspart headline - The row of heading, rate and pause button.
 * @csspart heading - How many calls failed.
 * @csspart rate - The share of all calls, where `total-calls` is known.
 * @csspart blame-bar - The picture of the counts by blame.
 * @csspart bar - A piece of that picture. Also carries its blame as a part name.
 * @csspart blames - The same counts in words; each is a filter.
 * @csspart blame-filter - One of them. Also carries its blame as a part name.
 * @csspart timeline - When the shown calls failed, as bars.
 * @csspart period - The first and the last time of that.
 * @csspart notices - What is over the official page's line.
 * @csspart filters - Search and filters.
 * @csspart query - The search field.
 * @csspart reason-filter - The choice of a reason.
 * @csspart retryable-filter - The choice between "worth a retry" and "for a human".
 * @csspart pause-button - Holds new calls back, and lets them in again.
 * @csspart new-calls-button - "12 new failed calls", while they are held back.
 * @csspart error-box - The error and "Try again".
 * @csspart reload-button - "Try again".
 * @csspart scroller - The box in which the rows scroll.
 * @csspart grid - Headers and rows.
 * @csspart head-row - The row of column headers.
 * @csspart sort-button - A column header. Pressed again, it turns the order round.
 * @csspart sort-icon - The arrow of the column that sorts.
 * @csspart cell - A cell. Also carries its column as a part name.
 * @csspart select-cell - The column of check boxes.
 * @csspart time-cell - The column of times.
 * @csspart reason-cell - The column of reasons.
 * @csspart blame-cell - The column of blames.
 * @csspart duration-cell - The column of durations.
 * @csspart expand-cell - The column of buttons that open a call.
 * @csspart row - A failed call.
 * @csspart row-title - Its reason's title.
 * @csspart call-id - Its id.
 * @csspart row-status - What became of its retry.
 * @csspart badge - A blame badge. Also carries its blame as a part name.
 * @csspart badge-icon - The badge's icon.
 * @csspart badge-label - The badge's label.
 * @csspart expand-button - Opens a call.
 * @csspart group-row - The heading of a group.
 * @csspart detail - The place of an opened call's banner, whose own parts come through with the prefix `banner-`.
 * @csspart message - The empty, no-match and loading states.
 * @csspart clear-button - "Clear filters".
 * @csspart skeleton - Grey lines while the first calls are loading.
 * @csspart bulk-bar - Retrying the selected calls.
 * @csspart retry-button - "Retry 37 retryable calls".
 * @csspart progress - How far that is.
 * @csspart cancel-button - Stops it.
 * @csspart failed-ids - The first calls that did not go through.
 * @csspart again-button - "Try these again".
 * @csspart status - How many calls are shown and selected.
 * @csspart pages - The pages, where `page-size` makes several.
 *
 * @cssproperty [--osm-list-max-height=30em] - Height of the rows where the list itself is given none.
 * @cssproperty [--osm-surface=light-dark(#fff, #1a1d21)] - Background.
 * @cssproperty [--osm-surface-2=color-mix(in srgb, var(--osm-text) 4%, var(--osm-surface))] - Background of what is set apart.
 * @cssproperty [--osm-text=light-dark(#1a1d21, #eceef1)] - Colour of text.
 * @cssproperty [--osm-muted=color-mix(in srgb, var(--osm-text) 78%, var(--osm-surface))] - Colour of secondary text.
 * @cssproperty [--osm-border=color-mix(in srgb, var(--osm-text) 16%, var(--osm-surface))] - Colour of lines.
 * @cssproperty [--osm-accent=light-dark(#c4281c, #ff7b6e)] - Colour of what says "failed".
 * @cssproperty [--osm-action=var(--osm-text)] - Background of main buttons.
 * @cssproperty [--osm-on-action=var(--osm-surface)] - Text of main buttons.
 * @cssproperty [--osm-focus=light-dark(#1f5fd0, #8ab4ff)] - Colour of focus rings.
 * @cssproperty [--osm-radius=0.5em] - Radius of corners.
 * @cssproperty [--osm-shadow=none] - Shadow of the box.
 * @cssproperty [--osm-blame-platform=light-dark(#5a2ca0, #d3bfff)] - Hue of platform-side failures.
 * @cssproperty [--osm-blame-caller=light-dark(#174a94, #b1ceff)] - Hue of the caller's behaviour.
 * @cssproperty [--osm-blame-carrier=light-dark(#743f00, #ffcf94)] - Hue of the carrier.
 * @cssproperty [--osm-blame-environment=light-dark(#0d5a41, #9ae3c1)] - Hue of environment and network.
 * @cssproperty [--osm-blame-unknown=var(--osm-muted)] - Hue of an unknown blame.
 */
export class OsmFailureList extends LitElement {
  /** Version of the library that defined this element. */
  static readonly version = VERSION;

  static override readonly styles = styles;

  static override readonly properties = {
    calls: { noAccessor: true },
    totalCalls: { type: Number, attribute: 'total-calls' },
    blame: {},
    reason: {},
    retryable: { converter: { fromAttribute: (value: string | null) => (value === null ? null : value !== 'false') } },
    query: {},
    sort: {},
    groupBy: { attribute: 'group-by' },
    selectable: { type: Boolean },
    retry: { type: Boolean },
    paused: { type: Boolean, reflect: true },
    pageSize: { type: Number, attribute: 'page-size' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    audience: {},
    eventsHref: { attribute: 'events-href' },
    announce: {},
    loading: { type: Boolean },
    error: {},
    selection: { attribute: false, noAccessor: true },
  };

  /** How many calls were made in all: the denominator of every rate. Absent: no rate is shown. */
  totalCalls: number | null = null;

  /** Shows only failures with this likely blame. */
  blame: LikelyBlame | (string & {}) | null = null;

  /** Shows only failures with this reason. */
  reason: string | null = null;

  /** Shows only what is worth a retry (`true`), or only what is for a human (`false`). */
  retryable: boolean | null = null;

  /** Shows only calls whose id, agent, channel or title contains this text, whatever its case. */
  query = '';

  /** `time` (newest first), `reason`, `blame` or `duration` (longest first); a leading `-` turns it round. */
  sort: SortKey | `-${SortKey}` = 'time';

  /** Groups rows by `reason`, `blame` or `day`. */
  groupBy: GroupKey | null = null;

  /** Lets people select calls. Listen to `osm-select`. */
  selectable = false;

  /** Shows the retry button in an opened call that is retryable. Listen to `osm-retry` to do the work. */
  retry = false;

  /** Holds new calls back, behind a button that counts them. */
  paused = false;

  /** Viewport on a page. Absent or 0: all rows scroll. */
  pageSize: number | null = null;

  /** Level of the list's heading, 1 to 6; an opened call's is one deeper. Anything else is 2. */
  headingLevel = 2;

  /** Who reads: as on the banner. */
  audience: Audience = 'operator';

  /** Link to a call's events, as on the banner. `{id}` in it becomes the encoded call id. */
  eventsHref: string | null = null;

  /** Whether a screen reader is told of new failures, at most every five seconds: `off`, `polite` or `assertive`. */
  announce: 'off' | 'polite' | 'assertive' = 'off';

  /** The host is loading calls. */
  loading = false;

  /** The host could not load calls: what went wrong, in its own words. Old rows are kept. */
  error: string | null = null;

  readonly #language = new Language(this);
  readonly #ledger = new FailureLedger();
  readonly #runs = new RetryRuns();
  readonly #bulk = new BulkRetry(this.#runs, (key) => this.#explain(key));
  readonly #open = new Set<string>();
  #selected = new Set<string>();
  #calls: unknown = null;
  /** Very many calls, of which only the newest were read: what they are is shown once these are drawn. */
  #unread: unknown = null;
  #view: LedgerView = viewOf([]);
  // What a server drew is not measured: the first drawing has to be the same.
  readonly #viewport = new Viewport(() => (this.hasUpdated ? this.renderRoot : null));
  readonly #recycler = new RowRecycler(({ id }) => this.#explain(keyOf(id))?.guidance.likelyBlame);
  #isPrinting = false;
  readonly #announcer = new NewFailureAnnouncer();
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** Goes up whenever a call is opened or closed. */
  #toggles = 0;
  #resized: ResizeObserver | undefined;
  #observed = new WeakSet<Element>();
  /** Which page is shown, from 0. */
  #page = 0;
  /** When the calls failed; kept, because scrolling draws anew. */
  #timeline: Timeline | null = null;
  /** How many new calls wait behind the button. */
  #waiting = 0;
  /** What the view was computed from; anything else makes it stale. */
  #viewedWith = '';
  #ledgerChanged = false;
  #revision = catalogRevision();
  #drawing = false;
  /** What had focus before anything was drawn. */
  #focusBefore: Element | null = null;

  constructor() {
    super();
    openRoot(this);
    this.#runs.watchers.add((key, status) => this.#tellOutcome(key, status));
  }

  /** The calls: any iterable of call objects, events or reasons; as an attribute, JSON. Assigning replaces everything. What did not fail is counted nowhere and shown nowhere. */
  get calls(): unknown {
    return this.#calls;
  }

  set calls(calls: unknown) {
    this.#calls = calls;
    const isFirst =
      this.#ledger.size === 0 && this.sort === 'time' && !this.groupBy && !this.#language.ownAttributesOnly;
    const newest = isFirst ? newestCalls(calls) : null;
    this.#unread = newest && calls;
    this.#take(newest ?? calls);
  }

  #take(calls: unknown): void {
    this.#ledger.replace(calls);
    this.#ledgerChanged = true;
    this.#announcer.restart();
    this.requestUpdate();
  }

  /** Reads all of very many calls, of which the newest were drawn first. */
  readonly #takeRest = (): void => {
    if (!this.#unread) return;
    this.#take(this.#unread);
    this.#unread = null;
    this.#look(true);
    this.#ledgerChanged = false;
  };

  /** Counts of all that is held, how many are shown, and what is over its line. Always up to date. */
  get summary(): Summary {
    this.#takeRest();
    const isStale = this.#asked !== this.#viewedWith || (this.#ledgerChanged && !this.#isReading);
    const shown = isStale ? this.#ledger.count(this.#viewOptions) : this.#view.size;
    return this.#ledger.summary({ totalCalls: this.#total, shown, lang: this.#lang });
  }

  /** Ids of the selected calls. Ids that are not held are kept until they come. */
  get selection(): readonly string[] {
    return [...this.#selected];
  }

  set selection(ids: Iterable<string> | null | undefined) {
    this.#selected = new Set();
    eachInput(ids, (id) => typeof id === 'string' && this.#selected.add(id));
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An opened row shows a banner; whoever defined that tag first, it is used.
    register('osm-failure-banner', OsmFailureBanner);
    for (const type of PRINTING) addEventListener(type, this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
    this.#resized = undefined;
    this.#observed = new WeakSet();
    for (const type of PRINTING) removeEventListener(type, this.#print);
    setTimeout(() => {
      if (this.isConnected) return;
      this.#bulk.cancel();
      this.#runs.forget();
    });
  }

  /**
   * Adds or changes calls: any input, or any iterable of them. A webhook event replaces what is held only when its
   * `timestamp` is later; a bare call always does. Drawn once per frame, however often it is called.
   */
  upsert(calls: unknown): void {
    this.#takeRest();
    this.#ledger.upsert(calls);
    this.#drawSoon();
  }

  /** Takes one call out. Returns whether it was held. */
  delete(id: string): boolean {
    this.#takeRest();
    const held = this.#ledger.delete(id);
    this.#drawSoon();
    return held;
  }

  /** Takes all calls out. */
  clear(): void {
    this.#unread = null;
    this.#ledger.clear();
    this.#drawSoon();
  }

  /** Whoever waits for the list waits for all that it was given. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    this.#takeRest();
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Asked before anything is drawn: what is taken out takes its focus with it.
    this.#focusBefore = (this.renderRoot as ShadowRoot | undefined)?.activeElement ?? null;
    const isAsked = this.#asked !== this.#viewedWith;
    const isNew = this.#ledgerChanged || this.#revision !== catalogRevision();
    if (isAsked || isNew || changed.has('paused')) this.#look(isAsked || (changed.has('paused') && !this.paused));
    if (isAsked) this.#goToPage(0);
    // A server draws as a printer does: nobody scrolls there.
    this.#viewport.isPrinting = this.#isPrinting || this.#language.ownAttributesOnly;
    this.#viewport.follow(
      [this.#view, this.#page, this.#rowsOnPage, this.#toggles],
      () => this.#shownPage,
      this.#open,
      this.#pages > 1,
    );
    this.#viewedWith = this.#asked;
    this.#revision = catalogRevision();
    this.#ledgerChanged = false;
  }

  protected override updated(): void {
    if (this.#unread) soon(() => setTimeout(this.#takeRest));
    if (this.#viewport.motion === 'new') this.#rest();
    this.#watchSize();
    this.#place();
    this.#keepFocus();
    this.#announcer.follow(() => this.#ledger.size, isAnnouncing(this.announce) && !this.loading, (count) => this.#sayNews(count)); // prettier-ignore
  }

  protected override render(): TemplateResult {
    const lang = this.#lang;
    const say = words('list', lang, english);
    const summary = this.#ledger.summary({ totalCalls: this.#total, shown: this.#view.size, lang });
    const context = { say, lang, summary, choice: this.#choice, level: headingLevelOf(this.headingLevel) };
    return html`
      <section part="list" tabindex="-1" aria-label=${say.label} aria-busy=${this.#unread ? 'true' : nothing} lang=${lang} dir=${directionOf(lang)}>
        ${headline(context, isOn(this.paused), this.#togglePause)}
        ${summary.failures > 0 ? html`${blamePicture(context, this.#filter)}${timelineOf(context, this.#timeline, this.#language.ownAttributesOnly)}${noticeList(context)}${filterBar(context, this.#filter)}` : nothing}
        ${this.#waiting > 0 ? html`<button part="new-calls-button" type="button" @click=${this.#showWaiting}>${fillCount(say.newCalls, { count: this.#waiting }, lang)}</button>` : nothing}
        ${this.error ? errorBox(say, typeof this.error === 'string' ? this.error : '', this.#reload) : nothing}
        ${this.#view.size > 0 ? this.#renderGrid(context) : this.#renderMessage(context)}
        ${this.retry ? this.#renderBulk(context) : nothing}
      </section>
    `;
  }

  /** Nothing is said of an empty screen on which calls are held back: the button says it. */
  #renderMessage(context: OverviewContext): TemplateResult | typeof nothing {
    return this.#waiting > 0 ? nothing : bodyMessage(context, this.loading, Boolean(this.error), this.#clearFilters);
  }

  #renderGrid(context: OverviewContext): TemplateResult {
    const { lines, activeIndex } = this.#viewport;
    const grid = {
      ...context,
      selectable: isOn(this.selectable),
      selected: this.#selected,
      isGroupSelected: (group: string) =>
        this.#selected.size > 0 && this.#keysOf(group).every((key) => this.#selected.has(key)),
      open: this.#open,
      runs: this.#runs,
      activeId: lines.at(activeIndex)?.id ?? '',
      explain: (key: string) => this.#explain(key),
      banner: {
        retry: this.retry,
        audience: this.audience,
        eventsHref: this.eventsHref,
        level: Math.min(6, context.level + 1),
      },
      utc: this.#language.ownAttributesOnly,
    };
    return html`
      <div part="scroller" @scroll=${this.#noticeScroll}><div id="limit">
        <div
          part="grid"
          role="grid"
          aria-label=${context.say.label}
          aria-rowcount=${lines.size + 1}
          aria-multiselectable=${this.selectable ? 'true' : nothing}
        >
          ${gridHead(grid, this.#allAreSelected, this.#filter, this.#tick)}
          <div
            role="rowgroup"
            id="body"
            ?data-windowed=${this.#viewport.isPartial}
            @click=${this.#press}
            @change=${this.#tick}
            @keydown=${this.#steer}
            @focusin=${this.#noticeFocus}
            @focusout=${this.#noticeFocus}
          >
            ${gridBody(grid, this.#recycler, this.#viewport.drawn(), idOf(lineOf(this.#focusBefore)), this.#viewport.motion === 'scroll')}
          </div>
        </div>
      </div></div>
      ${statusBar(context, { selected: this.#held.length, page: this.#page, pages: this.#pages, printed: this.#viewport.printed }, this.#turnPage)}
    `;
  }

  #renderBulk(context: OverviewContext): TemplateResult | typeof nothing {
    const { progress } = this.#bulk;
    if (this.#held.length === 0 && !progress) return nothing;
    return bulkBar(context, progress, { all: this.#held.length, retryable: this.#chosen.length }, this.#bulkActions);
  }

  get #lang(): string {
    return languageFor(this.#language.tag);
  }

  #explain(key: string): Failure | null {
    return this.#ledger.failure(key, { lang: this.#lang });
  }

  get #total(): number | null {
    return Number.isFinite(this.totalCalls) ? this.totalCalls : null;
  }

  get #choice(): FilterChoice {
    return checkedChoice(this);
  }

  get #viewOptions(): ViewOptions {
    return { ...this.#choice, lang: this.#lang, utc: this.#language.ownAttributesOnly };
  }

  /** Viewport on a page; all of them where nothing sensible is asked for. */
  get #rowsOnPage(): number {
    return typeof this.pageSize === 'number' && this.pageSize >= 1 ? Math.floor(this.pageSize) : Infinity;
  }

  get #pages(): number {
    return Math.max(1, Math.ceil(this.#view.size / this.#rowsOnPage));
  }

  get #shownPage(): LedgerView {
    if (this.#pages === 1) return this.#view;
    return pageOf(this.#view, Math.min(this.#page, this.#pages - 1) * this.#rowsOnPage, this.#rowsOnPage);
  }

  get #allAreSelected(): boolean {
    return this.#selected.size >= this.#view.size && this.#view.keys.every((key) => this.#selected.has(key));
  }

  /** What is asked for, as one text. */
  get #asked(): string {
    return JSON.stringify(this.#viewOptions);
  }

  /** Computes what is shown. What a person is reading does not move: new calls wait, unless that person asked for a change. */
  #look(byPerson: boolean): void {
    const options = this.#viewOptions;
    const kept = !byPerson && this.#isReading && this.#ledger.retain(this.#view, options);
    this.#view = kept && (kept.size > 0 || this.paused) ? kept : this.#ledger.view(options);
    this.#waiting = this.#ledger.count(options) - this.#view.size;
    this.#timeline = this.#ledger.timeline(options, 40);
  }

  /** Another height of the scroller shows other lines; another height of an opened call moves those below it. */
  #watchSize(): void {
    if (typeof ResizeObserver === 'undefined') return;
    this.#resized ??= new ResizeObserver(() => this.#place());
    const details = this.#open.size > 0 ? this.renderRoot.querySelectorAll('[part=detail]') : [];
    for (const box of [this.#viewport.scroller, ...details]) {
      if (!box) continue;
      // Observed once more, it would be told of once more.
      if (!this.#observed.has(box)) this.#resized.observe(box);
      this.#observed.add(box);
    }
  }

  /**
   * Puts the lines in their places, and draws once more where something that is visible was not drawn: after this drawing
   * has ended, and in the same frame.
   */
  #place(): void {
    this.#viewport.place();
    if (!this.#viewport.isCovered) queueMicrotask(() => this.requestUpdate());
  }

  /** Hundreds of changes a second are drawn once per frame; a page in the background has no frames. */
  #drawSoon(): void {
    this.#ledgerChanged = true;
    if (this.#drawing) return;
    this.#drawing = true;
    soon(() => {
      if (!this.#drawing) return;
      this.#drawing = false;
      this.requestUpdate();
    });
  }

  readonly #print = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.requestUpdate();
    this.performUpdate();
  };

  readonly #togglePause = (): void => {
    this.paused = !this.paused;
  };

  readonly #showWaiting = (): void => {
    this.#look(true);
    this.#goToPage(0);
    void this.updateComplete.then(() => this.#moveTo(0));
  };

  readonly #filter = (choice: Partial<FilterChoice>): void => {
    Object.assign(this, choice);
    this.dispatchEvent(new OsmFilterEvent(this.#choice));
  };

  readonly #clearFilters = (): void => {
    this.#filter({ blame: null, reason: null, retryable: null, query: '' });
    void this.updateComplete.then(() => this.#moveTo(0));
  };

  readonly #reload = (): void => {
    this.dispatchEvent(new OsmReloadEvent());
  };

  readonly #turnPage = (by: number): void => {
    const page = Math.min(this.#page, this.#pages - 1) + by;
    if (page < 0 || page >= this.#pages) return;
    this.#goToPage(page);
  };

  #goToPage(page: number): void {
    this.#page = page;
    this.#viewport.toTop();
    this.requestUpdate();
  }

  /** 0.15 s after the last scroll or change, draws what is about to come into view, and puts all in order. */
  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#viewport.motion = null;
      this.requestUpdate();
    }, 150);
  }

  /** Draws what comes into view at once, so that nothing is blank, and puts all in order when the scrolling is over. */
  readonly #noticeScroll = (): void => {
    if (!this.#isReading) this.#letIn();
    if (!this.#viewport.isPartial) return;
    this.#viewport.motion = 'scroll';
    this.#rest();
    if (this.isUpdatePending) return;
    this.#recycler.scroll(this.#viewport.drawn());
    this.#watchSize();
    this.#place();
  };

  readonly #noticeFocus = (event: FocusEvent): void => {
    const line = lineOf(event.target);
    if (event.type === 'focusin' && line) {
      this.#viewport.note(line);
      this.requestUpdate();
    } else if (!lineOf(event.relatedTarget)) this.#drawSoon();
  };

  /** A press anywhere on a row opens it, unless it is on something of its own or selects text. */
  readonly #press = (event: Event): void => {
    const line = lineOf(event.target);
    if (line?.part.contains('row') !== true) return;
    const target = event.target as HTMLElement;
    const own = target.closest('input, button');
    if (own?.part.contains('expand-button') !== true && (own || (getSelection()?.toString() ?? '') !== '')) return;
    this.#toggle(keyOf(idOf(line)));
  };

  /** A check box: of a call, of a group, or in the head, of all that is shown. */
  readonly #tick = (event: Event): void => {
    this.#takeRest();
    const box = event.target as HTMLInputElement;
    const line = lineOf(box);
    const key = keyOf(idOf(line));
    const ofLine = line?.part.contains('group-row') ? this.#keysOf(key) : [key];
    const keys = line ? ofLine : this.#view.keys;
    this.#select(keys, box.checked);
    // A listener may have chosen otherwise.
    box.checked = keys.every((each) => this.#selected.has(each));
  };

  readonly #steer = (event: KeyboardEvent): void => {
    const line = lineOf(event.target);
    if (!line || line !== event.target || event.altKey || event.ctrlKey || event.metaKey) return;
    const { lines, scroller } = this.#viewport;
    const at = lines.indexOf(idOf(line));
    const page = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / line.offsetHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: lines.size - 1,
      PageDown: at + page,
      PageUp: at - page,
    };
    const to = steps[event.key];
    if (to !== undefined) void this.#moveTo(to, to < at ? -1 : 1);
    else if (event.key === 'Enter' && line.part.contains('row')) this.#toggle(keyOf(idOf(line)));
    else if (event.key === ' ' && this.selectable) line.querySelector('input')?.click();
    else if (event.key !== ' ') return;
    event.preventDefault();
  };

  readonly #bulkActions = {
    start: () => this.#bulk.ask(this, this.#chosen),
    again: () => this.#bulk.ask(this, this.#bulk.progress?.failed.map(({ key }) => key) ?? []),
    cancel: () => this.#bulk.cancel(),
  };

  /** The selected calls that are held. */
  get #held(): string[] {
    return this.#ledger.among(this.#selected, {});
  }

  /** Those of them that can be retried: retryable, and not pending or placed already. */
  get #chosen(): string[] {
    return this.#ledger.among(this.#selected, { retryable: true }).filter((key) => this.#runs.isFree(key));
  }

  #keysOf(group: string): readonly string[] {
    const { groups, keys } = this.#view;
    const { start = 0, count = 0 } = groups.find(({ key }) => key === group) ?? {};
    return keys.slice(start, start + count);
  }

  #toggle(key: string): void {
    const opens = !this.#open.delete(key);
    this.#toggles++;
    // What is opened follows its row in the order of Tab at once.
    this.#viewport.motion = null;
    if (opens) this.#open.add(key);
    this.requestUpdate();
    // The opened call's banner draws itself after the list; a page in the background observes no sizes.
    void this.updateComplete.then(() => this.#place());
    const failure = this.#explain(key);
    if (opens && failure) this.dispatchEvent(new OsmOpenEvent(failure));
  }

  #select(keys: readonly string[], on: boolean): void {
    for (const key of keys) {
      if (on) this.#selected.add(key);
      else this.#selected.delete(key);
    }
    this.requestUpdate();
    this.dispatchEvent(new OsmSelectEvent(this.selection.filter((id) => !isNameless(id))));
  }

  /** Somebody reads what is further down or on a further page, has focus in a row, or is about to press what lets calls in. */
  get #isReading(): boolean {
    const focused = (this.renderRoot as ShadowRoot | undefined)?.activeElement?.closest(
      '[data-line], [part=new-calls-button]',
    );
    return this.paused || this.#page > 0 || Boolean(focused) || (this.#viewport.scroller?.scrollTop ?? 0) > 4;
  }

  /** Nobody is reading any more: what waited comes in. */
  #letIn(): void {
    if (this.#waiting === 0) return;
    this.#ledgerChanged = true;
    this.requestUpdate();
  }

  async #moveTo(wanted: number, direction: 1 | -1 = 1): Promise<void> {
    const item = this.#viewport.moveTo(wanted, direction);
    if (!item) return;
    this.requestUpdate();
    await this.updateComplete;
    this.#viewport.focus(item);
  }

  /** What had focus and is gone hands it on: to the row in the place of a row, else to the list. It never falls to the page. */
  #keepFocus(): void {
    if (!this.#focusBefore || (this.renderRoot as ShadowRoot).activeElement) return;
    if (this.#viewport.lines.size > 0) void this.#moveTo(this.#viewport.activeIndex);
    else this.renderRoot.querySelector<HTMLElement>('[part=list]')?.focus();
  }

  /** Draws what became of a retry, and says it, whether or not its row is open. Many at once are summed up. */
  #tellOutcome(key: string, status: RetryStatus): void {
    this.requestUpdate();
    const say = words('banner', this.#lang, bannerEnglish);
    if (key !== '' && status !== 'busy' && !this.#bulk.progress?.busy) announce(this, say[status]);
  }

  #sayNews(count: number): void {
    if (!this.isConnected) return;
    const lang = this.#lang;
    announce(this, fillCount(words('list', lang, english).newCalls, { count }, lang), this.announce);
  }
}

/** A property may be given anything; what is bound to an attribute must be a boolean. */
const isOn = (value: unknown): boolean => Boolean(value);

/** In the next frame, and at the latest after 0.2 s: a page in the background has no frames. May call back twice. */
function soon(act: () => void): void {
  requestAnimationFrame(act);
  setTimeout(act, 200);
}

const PRINTING = ['beforeprint', 'afterprint'] as const;

declare global {
  interface HTMLElementTagNameMap {
    'osm-failure-list': OsmFailureList;
  }
}
