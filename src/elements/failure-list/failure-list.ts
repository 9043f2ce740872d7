import { html, isServer, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';

import { list as english } from '../../catalog/english-list.js';
import { fillCount } from '../../catalog/fill.js';
import { catalogRevision, directionOf, languageFor, words } from '../../catalog/registry.js';
import { VERSION } from '../../catalog/version.js';
import type { LikelyBlame } from '../../catalog/vocabulary.js';
import type { Failure } from '../../failure/explain.js';
import type { Audience } from '../../format/facts.js';
import { inputsOf } from '../../ledger/inputs.js';
import { FailureLedger, viewOf } from '../../ledger/ledger.js';
import type { LedgerView, Summary, ViewOptions } from '../../ledger/ledger.js';
import type { GroupKey, SortKey } from '../../ledger/order.js';

import { headingLevelOf, OsmFailureBanner } from '../failure-banner/failure-banner.js';
import { announce, isAloud } from '../shared/announcer.js';
import { Language } from '../shared/language.js';
import { register } from '../shared/register.js';
import { RetryRuns } from '../shared/retry.js';
import { OsmFilterEvent, OsmOpenEvent, OsmReloadEvent, OsmSelectEvent } from './events.js';
import type { FilterChoice } from './events.js';
import { styles } from './failure-list.styles.js';
import { checkedChoice } from './choice.js';
import { BulkRetry } from './bulk.js';
import { bodyMessage, bulkBar, errorBox, gridBody, gridHead, statusBar } from './grid.js';
import { keepReading, keyOf, Lines, pageOf } from './items.js';
import type { Item } from './items.js';
import { LineWindow } from './window.js';
import { blamePicture, filterBar, headline, noticeList, timelineOf } from './overview.js';
import type { OverviewContext } from './overview.js';

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
 * @cssproperty [--osm-surface-2=light-dark(#f5f6f8, #25292f)] - Background of what is set apart.
 * @cssproperty [--osm-text=light-dark(#1a1d21, #eceef1)] - Colour of text.
 * @cssproperty [--osm-muted=light-dark(#4b525b, #c1c7cf)] - Colour of secondary text.
 * @cssproperty [--osm-border=light-dark(#d8dce2, #3a4048)] - Colour of lines.
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
 * @cssproperty [--osm-blame-unknown=light-dark(#4b525b, #c1c7cf)] - Hue of an unknown blame.
 */
export class OsmFailureList extends LitElement {
  /** Version of the library that defined this element. */
  static readonly version = VERSION;

  static override readonly styles = styles;

  static override readonly properties = {
    calls: {},
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

  /** The calls: any iterable of call objects, events or reasons; as an attribute, JSON. Assigning replaces everything. What did not fail is counted nowhere and shown nowhere. */
  calls: unknown = null;

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

  /** Rows on a page. Absent or 0: all rows scroll. */
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
  readonly #bulk = new BulkRetry(this.#runs);
  readonly #open = new Set<string>();
  #selected = new Set<string>();
  /** What `calls` was when the ledger last took it in. */
  #taken: unknown = null;
  #view: LedgerView = viewOf([]);
  #lines = new Lines(this.#view, this.#open);
  readonly #window = new LineWindow(this.#lines);
  /** The view, page and number of toggles for which `#lines` were made. */
  #linesFor: readonly unknown[] = [];
  #toggles = 0;
  /** The line at the upper edge and how far it is scrolled, to be kept there when lines above it come or go. */
  #anchor: { readonly id: string; readonly within: number } | null = null;
  #resized: ResizeObserver | undefined;
  /** Which page is shown, from 0. */
  #page = 0;
  /** How many new calls wait behind the button. */
  #waiting = 0;
  /** What the view was computed from; anything else makes it stale. */
  #viewedWith = '';
  #ledgerChanged = false;
  #drawing = false;
  /** The line on which the body's one tab stop is, and where it stood. */
  #active = { id: '', index: 0 };
  #scrolledAway = false;
  #printing = false;
  /** The line in which focus was before anything was drawn. */
  #focusedLine: HTMLElement | null = null;
  #spoken = { failures: -1, at: -Infinity, timer: false };

  constructor() {
    super();
    this.#runs.watchers.add(() => this.requestUpdate());
  }

  /** Counts of all that is held, how many are shown, and what is over its line. Always up to date. */
  get summary(): Summary {
    this.#takeCalls();
    const { size } = this.#ledgerChanged || this.isUpdatePending ? this.#ledger.view(this.#viewOptions) : this.#view;
    return this.#ledger.summary({ totalCalls: this.#total, shown: size, lang: this.#lang });
  }

  /** Ids of the selected calls. Ids that are not held are kept until they come. */
  get selection(): readonly string[] {
    return [...this.#selected];
  }

  set selection(ids: Iterable<string> | null | undefined) {
    this.#selected = new Set([...inputsOf(ids)].filter((id) => typeof id === 'string'));
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
    for (const type of PRINTING) removeEventListener(type, this.#print);
    setTimeout(() => {
      if (!this.isConnected) this.#runs.forget();
    });
  }

  /**
   * Adds or changes calls: any input, or any iterable of them. A webhook event replaces what is held only when its
   * `timestamp` is later; a bare call always does. Drawn once per frame, however often it is called.
   */
  upsert(calls: unknown): void {
    this.#takeCalls();
    this.#ledger.upsert(calls);
    this.#drawSoon();
  }

  /** Takes one call out. Returns whether it was held. */
  delete(id: string): boolean {
    this.#takeCalls();
    const held = this.#ledger.delete(id);
    this.#drawSoon();
    return held;
  }

  /** Takes all calls out. */
  clear(): void {
    this.#takeCalls();
    this.#ledger.clear();
    this.#drawSoon();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#takeCalls();
    // Asked before anything is drawn: a row that is taken out takes its focus with it.
    this.#focusedLine = this.#findFocusedLine();
    const options = this.#viewOptions;
    const asked = JSON.stringify([options, catalogRevision()]);
    const byPerson = asked !== this.#viewedWith || (changed.has('paused') && !this.paused);
    if (byPerson || this.#ledgerChanged) this.#look(options, byPerson);
    if (asked !== this.#viewedWith) this.#page = 0;
    this.#followLines(asked === this.#viewedWith);
    this.#viewedWith = asked;
    this.#ledgerChanged = false;
  }

  protected override updated(): void {
    this.#watchSize();
    this.#placeLines();
    this.#keepFocus();
    this.#speakUp();
  }

  protected override render(): TemplateResult {
    const lang = this.#lang;
    const say = words('list', lang, english);
    const summary = this.#ledger.summary({ totalCalls: this.#total, shown: this.#view.size, lang });
    const context = { say, lang, summary, choice: this.#choice, level: headingLevelOf(this.headingLevel) };
    return html`
      <section part="list" aria-label=${say.label} lang=${lang} dir=${directionOf(lang)}>
        ${headline(context, this.paused, this.#togglePause)}
        ${summary.failures > 0 ? html`${blamePicture(context, this.#filter)}${timelineOf(context, this.#ledger.timeline(this.#viewOptions, 40), isServer)}${noticeList(context)}${filterBar(context, this.#filter)}` : nothing}
        ${this.#waiting > 0 ? this.#renderWaiting(fillCount(say.newCalls, { count: this.#waiting }, lang)) : nothing}
        ${this.error ? errorBox(say, typeof this.error === 'string' ? this.error : '', this.#reload) : nothing}
        ${this.#view.size > 0 ? this.#renderGrid(context) : bodyMessage(context, this.loading, Boolean(this.error), this.#clearFilters)}
      </section>
    `;
  }

  #renderWaiting(label: string): TemplateResult {
    return html`<button part="new-calls-button" type="button" @click=${this.#showWaiting}>${label}</button>`;
  }

  #renderGrid(context: OverviewContext): TemplateResult {
    const items = this.#drawnItems();
    const grid = {
      ...context,
      selectable: this.selectable,
      selected: this.#selected,
      isGroupSelected: (group: string) => this.#keysOf(group).every((key) => this.#selected.has(key)),
      open: this.#open,
      runs: this.#runs,
      activeId: this.#lines.at(this.#activeIndex)?.id ?? '',
      explain: (key: string) => this.#ledger.failure(key, { lang: context.lang }),
      banner: {
        retry: this.retry,
        audience: this.audience,
        eventsHref: this.eventsHref,
        level: Math.min(6, context.level + 1),
      },
      utc: isServer,
    };
    return html`
      <div part="scroller" @scroll=${this.#noticeScroll}><div id="sizer">
        <div
          part="grid"
          role="grid"
          aria-label=${context.say.label}
          aria-rowcount=${this.#lines.size + 1}
          aria-multiselectable=${this.selectable || nothing}
        >
          ${gridHead(grid, this.#allAreSelected, this.#filter, this.#selectAll)}
          <div
            role="rowgroup"
            id="body"
            ?data-windowed=${this.#isWindowed}
            @click=${this.#press}
            @change=${this.#tick}
            @keydown=${this.#steer}
            @focusin=${this.#noticeFocus}
            @focusout=${this.#noticeFocus}
          >
            ${gridBody(grid, items)}
          </div>
        </div>
      </div></div>
      ${this.retry ? this.#renderBulk(context) : nothing}
      ${statusBar(context, { selected: this.#selected.size, page: this.#page, pages: this.#pages, printed: this.#printed }, this.#turnPage)}
    `;
  }

  #renderBulk(context: OverviewContext): TemplateResult | typeof nothing {
    if (this.#selected.size === 0 && !this.#bulk.progress) return nothing;
    const chosen = { all: this.#selected.size, retryable: this.#chosen.length };
    return bulkBar(context, this.#bulk, chosen, this.#bulkActions);
  }

  get #lang(): string {
    return languageFor(this.#language.tag);
  }

  get #total(): number | null {
    return typeof this.totalCalls === 'number' && Number.isFinite(this.totalCalls) ? this.totalCalls : null;
  }

  get #choice(): FilterChoice {
    return checkedChoice(this);
  }

  get #viewOptions(): ViewOptions {
    return { ...this.#choice, lang: this.#lang, utc: isServer };
  }

  /** Rows on a page; all of them where nothing sensible is asked for. */
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

  /** A page is there in full, so that a browser finds and prints it; so are a hundred rows. */
  get #isWindowed(): boolean {
    return this.#pages === 1 && this.#lines.size > 100 && !this.#printing;
  }

  #takeCalls(): void {
    if (this.calls === this.#taken) return;
    this.#taken = this.calls;
    this.#ledger.replace(this.calls);
    this.#ledgerChanged = true;
  }

  /** Computes what is shown. What a person is reading does not move: new calls wait, unless that person asked for a change. */
  #look(options: ViewOptions, byPerson: boolean): void {
    const held = !byPerson && this.#isReading;
    const next = this.#ledger.view(options);
    const kept = held ? keepReading(this.#view, (keys) => this.#ledger.among(keys, options)) : next;
    this.#view = kept.size > 0 ? kept : next;
    this.#waiting = next.size - this.#view.size;
  }

  /** Makes the lines of what is shown, and remembers what stands at the upper edge. Another question begins at the top. */
  #followLines(isSameQuestion: boolean): void {
    const made = [this.#view, this.#page, this.#rowsOnPage, this.#toggles];
    if (made.every((each, index) => each === this.#linesFor[index])) return;
    this.#linesFor = made;
    const { scrollTop } = this.#scroller ?? { scrollTop: 0 };
    const edge = this.#window.indexAt(scrollTop);
    const line = scrollTop > 0 && isSameQuestion ? this.#lines.at(edge) : undefined;
    this.#anchor = line ? { id: line.id, within: scrollTop - this.#window.offsetOf(edge) } : null;
    if (!isSameQuestion) this.#scroller?.scrollTo({ top: 0 });
    this.#lines = new Lines(this.#shownPage, this.#open);
    this.#window.follow(this.#lines);
  }

  /** How many lines are printed, where that is not all of them. */
  get #printed(): number | null {
    return this.#printing && this.#pages === 1 && this.#lines.size > PRINTED ? PRINTED : null;
  }

  /** The lines to draw: those around what is visible, and the one that has the tab stop, wherever it is. */
  #drawnItems(): Item[] {
    const all = { from: 0, to: this.#lines.size };
    const { scrollTop = 0, clientHeight = 600 } = this.#scroller ?? {};
    const { from, to } = this.#isWindowed ? this.#window.range(scrollTop, clientHeight || 600) : all;
    const active = this.#activeIndex;
    const pinned = this.#printing ? [] : [active, active + 1].filter((index) => index < from || index >= to);
    const places = Array.from({ length: Math.min(to, this.#printed ?? to) - from }, (_, place) => from + place);
    return [...places, ...pinned]
      .sort((a, b) => a - b)
      .flatMap((index) => this.#lines.at(index) ?? [])
      .filter(({ kind, index }) => index !== active + 1 || kind === 'detail' || !pinned.includes(index));
  }

  /** Another height of the scroller shows other lines. */
  #watchSize(): void {
    if (this.#resized || !this.#scroller || typeof ResizeObserver === 'undefined') return;
    this.#resized = new ResizeObserver(() => this.requestUpdate());
    this.#resized.observe(this.#scroller);
  }

  /** Puts the drawn lines where they belong, as high as they turned out to be. */
  #placeLines(): void {
    const body = this.renderRoot.querySelector<HTMLElement>('#body');
    if (!body) return;
    const drawn = [...body.querySelectorAll<HTMLElement>(':scope > [data-line]')];
    const windowed = this.#isWindowed;
    const heights = windowed ? drawn.map((line) => line.offsetHeight) : [];
    const items = drawn.map((line) => this.#lines.at(Number(line.ariaRowIndex) - 2));
    const moved = items.map(
      (item, at) => item !== undefined && windowed && this.#window.measure(item, heights[at] ?? 0),
    );
    body.style.blockSize = windowed ? `${String(this.#window.height)}px` : '';
    drawn.forEach((line, at) => {
      line.style.insetBlockStart = windowed ? `${String(this.#window.offsetOf(items[at]?.index ?? 0))}px` : '';
    });
    this.#keepAnchor();
    if (moved.includes(true)) this.requestUpdate();
  }

  #keepAnchor(): void {
    const anchor = this.#anchor;
    this.#anchor = null;
    const index = anchor ? this.#lines.indexOf(anchor.id) : -1;
    if (anchor && index !== -1 && this.#isWindowed)
      this.#scroller?.scrollTo({ top: this.#window.offsetOf(index) + anchor.within });
  }

  /** Hundreds of changes a second are drawn once per frame; a page in the background has no frames. */
  #drawSoon(): void {
    this.#ledgerChanged = true;
    if (this.#drawing) return;
    this.#drawing = true;
    const draw = () => {
      if (!this.#drawing) return;
      this.#drawing = false;
      this.requestUpdate();
    };
    requestAnimationFrame(draw);
    setTimeout(draw, 200);
  }

  /** What is scrolled away is not printed: before printing, a few sheets of rows are put in the flow of the page. */
  readonly #print = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.requestUpdate();
    this.performUpdate();
  };

  readonly #togglePause = (): void => {
    this.paused = !this.paused;
  };

  readonly #showWaiting = (): void => {
    this.#look(this.#viewOptions, true);
    this.#page = 0;
    this.requestUpdate();
    this.#scroller?.scrollTo({ top: 0 });
    void this.#moveTo(0);
  };

  readonly #filter = (choice: Partial<FilterChoice>): void => {
    Object.assign(this, choice);
    this.dispatchEvent(new OsmFilterEvent(this.#choice));
  };

  readonly #clearFilters = (): void => {
    this.#filter({ blame: null, reason: null, retryable: null, query: '' });
    void this.#moveTo(0);
  };

  readonly #reload = (): void => {
    this.dispatchEvent(new OsmReloadEvent());
  };

  readonly #turnPage = (by: number): void => {
    const page = Math.min(this.#page, this.#pages - 1) + by;
    if (page < 0 || page >= this.#pages) return;
    this.#page = page;
    this.requestUpdate();
    this.#scroller?.scrollTo({ top: 0 });
  };

  readonly #noticeScroll = (event: Event): void => {
    this.#scrolledAway = (event.currentTarget as HTMLElement).scrollTop > 4;
    if (this.#isWindowed) this.requestUpdate();
    if (!this.#isReading) this.#letIn();
  };

  readonly #noticeFocus = (event: FocusEvent): void => {
    const line = lineOf(event.target);
    if (event.type === 'focusin' && line) this.#activate(line);
    else if (!lineOf(event.relatedTarget)) this.#drawSoon();
  };

  /** A press anywhere on a row opens it, unless it is on something of its own or selects text. */
  readonly #press = (event: Event): void => {
    const line = lineOf(event.target);
    if (line?.part.contains('row') !== true) return;
    const target = event.target as HTMLElement;
    const own = target.closest('input, button');
    if (own?.part.contains('expand-button') !== true && (own || (getSelection()?.toString() ?? '') !== '')) return;
    this.#toggle(keyOf(line.dataset.line ?? ''));
  };

  readonly #tick = (event: Event): void => {
    const line = lineOf(event.target);
    if (!line) return;
    const keys = line.part.contains('group-row')
      ? this.#keysOf(keyOf(line.dataset.line ?? ''))
      : [keyOf(line.dataset.line ?? '')];
    this.#select(keys, (event.target as HTMLInputElement).checked);
  };

  readonly #selectAll = (event: Event): void => {
    this.#select(this.#view.keys, (event.target as HTMLInputElement).checked);
  };

  readonly #steer = (event: KeyboardEvent): void => {
    const line = lineOf(event.target);
    if (!line || line !== event.target || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.#lines.indexOf(line.dataset.line ?? '');
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / line.offsetHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: this.#lines.size - 1,
      PageDown: at + page,
      PageUp: at - page,
    };
    const to = steps[event.key];
    if (to !== undefined) void this.#moveTo(to, to < at ? -1 : 1);
    else if (event.key === 'Enter' && line.part.contains('row')) this.#toggle(keyOf(line.dataset.line ?? ''));
    else if (event.key === ' ' && this.selectable) line.querySelector('input')?.click();
    else if (event.key === ' ') this.#scroller?.scrollBy({ top: 0 });
    else return;
    event.preventDefault();
  };

  readonly #bulkActions = {
    start: () => this.#bulk.ask(this, this.#explained(this.#chosen)),
    again: () => this.#bulk.ask(this, this.#bulk.failed),
    cancel: () => this.#bulk.cancel(),
  };

  /** The selected calls that can be retried: retryable, and not pending or placed already. */
  get #chosen(): string[] {
    return this.#ledger.among(this.#selected, { retryable: true }).filter((key) => this.#runs.isFree(key));
  }

  #explained(keys: readonly string[]): Failure[] {
    return keys.flatMap((key) => this.#ledger.failure(key, { lang: this.#lang }) ?? []);
  }

  #keysOf(group: string): readonly string[] {
    const { groups, keys } = this.#view;
    const { start = 0, count = 0 } = groups.find(({ key }) => key === group) ?? {};
    return keys.slice(start, start + count);
  }

  #toggle(key: string): void {
    const opens = !this.#open.delete(key);
    this.#toggles++;
    if (opens) this.#open.add(key);
    this.requestUpdate();
    const failure = this.#ledger.failure(key, { lang: this.#lang });
    if (opens && failure) this.dispatchEvent(new OsmOpenEvent(failure));
  }

  #select(keys: readonly string[], on: boolean): void {
    for (const key of keys) {
      if (on) this.#selected.add(key);
      else this.#selected.delete(key);
    }
    this.requestUpdate();
    this.dispatchEvent(new OsmSelectEvent(this.selection));
  }

  get #isReading(): boolean {
    return this.paused || this.#scrolledAway || this.#findFocusedLine() !== null;
  }

  /** Nobody is reading any more: what waited comes in. */
  #letIn(): void {
    if (this.#waiting === 0) return;
    this.#ledgerChanged = true;
    this.requestUpdate();
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[part~="scroller"]');
  }

  #findFocusedLine(): HTMLElement | null {
    return lineOf(this.shadowRoot?.activeElement ?? null);
  }

  /** Gives focus to a line, or to the next one in a direction that can have it, and brings it into view. */
  async #moveTo(wanted: number, direction: 1 | -1 = 1): Promise<void> {
    let index = Math.max(0, Math.min(this.#lines.size - 1, wanted));
    if (this.#lines.at(index)?.kind === 'detail') index += index + direction < this.#lines.size ? direction : -1;
    const item = this.#lines.at(index);
    if (!item) return;
    this.#active = { id: item.id, index };
    this.#bringIntoView(index);
    this.requestUpdate();
    await this.updateComplete;
    const line = this.#lineElement(item.id);
    line?.focus({ preventScroll: this.#isWindowed });
    if (!this.#isWindowed) line?.scrollIntoView({ block: 'nearest' });
  }

  #bringIntoView(index: number): void {
    const scroller = this.#scroller;
    if (!scroller || !this.#isWindowed) return;
    const head = this.renderRoot.querySelector<HTMLElement>('[part=head-row]')?.offsetHeight ?? 0;
    const [top, bottom] = [this.#window.offsetOf(index), this.#window.offsetOf(index + 1)];
    if (top < scroller.scrollTop) scroller.scrollTo({ top });
    else if (bottom > scroller.scrollTop + scroller.clientHeight - head)
      scroller.scrollTo({ top: bottom - scroller.clientHeight + head });
  }

  #lineElement(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`);
  }

  /** Makes a line the one that can be tabbed to; from an opened call's banner, that is the call's row. */
  #activate(line: HTMLElement): void {
    const stop = line.hasAttribute('tabindex') ? line : (line.previousElementSibling as HTMLElement);
    const id = stop.dataset.line ?? '';
    this.#active = { id, index: this.#lines.indexOf(id) };
    this.requestUpdate();
  }

  /** The place of the one line that can be tabbed to: the last that had focus, or what stands in its place. */
  get #activeIndex(): number {
    const { id, index } = this.#active;
    const known = this.#lines.indexOf(id);
    const place = known === -1 ? Math.max(0, Math.min(index, this.#lines.size - 1)) : known;
    return this.#lines.at(place)?.kind === 'detail' ? place - 1 : place;
  }

  /** When the row that had focus is gone, focus goes to the row in its place rather than to the page. */
  #keepFocus(): void {
    if (!this.#focusedLine || this.shadowRoot?.activeElement) return;
    void this.#moveTo(this.#activeIndex);
  }

  /** One spoken summary every five seconds at most, and none of what was there at first. */
  #speakUp(): void {
    const { size } = this.#ledger;
    const { failures, at, timer } = this.#spoken;
    if (failures === -1 || size <= failures || !isAloud(this.announce)) {
      if (!timer) this.#spoken.failures = size;
      return;
    }
    if (timer) return;
    this.#spoken.timer = true;
    setTimeout(
      () => {
        this.#sayNews();
      },
      Math.max(0, at + 5000 - Date.now()),
    );
  }

  #sayNews(): void {
    const count = this.#ledger.size - this.#spoken.failures;
    this.#spoken = { failures: this.#ledger.size, at: Date.now(), timer: false };
    if (count <= 0 || !this.isConnected) return;
    const lang = this.#lang;
    announce(this, fillCount(words('list', lang, english).newCalls, { count }, lang), this.announce);
  }
}

/** Lines of a long list that are printed: a few sheets. */
const PRINTED = 100;

const PRINTING = ['beforeprint', 'afterprint'] as const;

const lineOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;

declare global {
  interface HTMLElementTagNameMap {
    'osm-failure-list': OsmFailureList;
  }
}
