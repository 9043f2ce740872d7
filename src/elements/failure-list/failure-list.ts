import type { TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';

import { fillCount } from '../../catalog/fill.js';
import { directionOf, languageFor } from '../../catalog/registry.js';
import { VERSION } from '../../catalog/version.js';
import type { LikelyBlame } from '../../catalog/vocabulary.js';
import type { Campaign, RetryPolicy } from '../../failure/retry-policy.js';
import type { Audience } from '../../format/facts.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';
import type { Summary } from '../../ledger/summary.js';
import { headingLevelOf, OsmFailureBanner } from '../failure-banner/failure-banner.js';
import { announce, isAnnouncing } from '../shared/announcer.js';
import { Language } from '../shared/language.js';
import { openRoot } from '../shared/open-root.js';
import { register } from '../shared/register.js';
import { RetryRuns } from '../shared/retry-runs.js';
import { styles } from './failure-list.styles.js';
import { LaterReading } from './later-reading.js';
import { ListActions } from './list-actions.js';
import type { ListRequest, ListSnapshot } from './list-model.js';
import { ListModel } from './list-model.js';
import { requestOf } from './list-request.js';
import { ListRetrying } from './list-retrying.js';
import { NewFailureAnnouncer } from './new-failure-announcer.js';
import { NextFrame } from './next-frame.js';
import { rowContextOf } from './row-context.js';
import { Selection } from './selection.js';
import { statusBar, waitingBar } from './templates/bars.js';
import { bulkBar } from './templates/bulk-bar.js';
import { grid } from './templates/grid.js';
import { overview } from './templates/overview.js';
import type { RowContext } from './templates/rows.js';
import { emptyMessage, errorBox } from './templates/states.js';
import { keyOf } from './viewport/lines.js';
import type { RenderedLines } from './viewport/viewport.js';
import { Viewport } from './viewport/viewport.js';

/**
 * The failed calls of a campaign, as they come: how many, whose problem, and each one explained when it is opened.
 *
 * @tagname osm-failure-list
 *
 * @attribute {string} lang - Language of the words, as on any element. Absent: the nearest ancestor's, out of shadow roots too. English where `useCatalog` was given no such language.
 *
 * @slot empty - Instead of "No failed calls".
 * @slot no-match - Instead of "No failed call matches these filters".
 * @slot unreadable - Instead of "The calls could not be read", where the list was given something else than calls.
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
 * @csspart row-status - What became of its retry, or that its person was called again later.
 * @csspart new-call-link - Link to the new call.
 * @csspart badge - A blame badge. Also carries its blame as a part name.
 * @csspart badge-icon - The badge's icon.
 * @csspart badge-label - The badge's label.
 * @csspart expand-button - Opens a call.
 * @csspart group-row - The heading of a group.
 * @csspart detail - The place of an opened call's banner, whose own parts come through with the prefix `banner-`.
 * @csspart message - The empty, no-match, unreadable and loading states.
 * @csspart clear-button - "Clear filters".
 * @csspart skeleton - Grey lines while the first calls are loading.
 * @csspart bulk-bar - Retrying the selected calls.
 * @csspart retry-button - "Call 21 people again".
 * @csspart waiting - How many of the calls wait for the dialling hours, and until when.
 * @csspart question - "Call 83 people again?", with its two buttons.
 * @csspart confirm-button - "Call 83 people".
 * @csspart decline-button - "Not now".
 * @csspart left-out - "16 will not be called:", and why.
 * @csspart left-out-filter - "9 not retryable": shows those calls alone, and all again.
 * @csspart progress - How far that is, as a bar.
 * @csspart cancel-button - Stops it.
 * @csspart outcome - How far that is, in words, and what came of it.
 * @csspart failed-calls - The first calls that could not be placed.
 * @csspart failed-id - The id of one of them.
 * @csspart failed-message - Why it could not be placed, in the host's words.
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
    retryPolicy: { attribute: false },
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

  /** Shows only failures whose reason is worth a retry (`true`), or only the others (`false`). */
  retryable: boolean | null = null;

  /** Shows only calls whose id, agent, channel or title contains this text, whatever its case. */
  query = '';

  /** `time` (newest first), `reason`, `blame` or `duration` (longest first); a leading `-` turns it round. */
  sort: SortKey | `-${SortKey}` = 'time';

  /** Groups rows by `reason`, `blame` or `day`. */
  groupBy: GroupKey | null = null;

  /** Lets people select calls. Listen to `osm-select`. */
  selectable = false;

  /** Lets people retry calls, an opened one or those that are selected. Listen to `osm-retry` to do the work. */
  retry = false;

  /**
   * The campaign's rules for retries: the campaign itself, or its `retryPolicy` and `schedule`, or the policy alone. They
   * decide, with what is known of each person's other calls, who may be called again and when, as the ledger's
   * `retryPlan` does; the clock is followed while the page is open. The handler of `osm-retry` is given `notBefore`. Rules
   * that cannot be read place no call. Null or undefined: the reason decides, and one person still gets one retry. The
   * filter `retryable` and `summary.retryable` go by the reason alone, whatever the rules, the hour and other calls are.
   */
  retryPolicy: Campaign | RetryPolicy | null | undefined = null;

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
  readonly #runs = new RetryRuns();
  readonly #model = new ListModel(this.#runs);
  readonly #selection = new Selection();
  readonly #retrying = new ListRetrying(this, {
    runs: this.#runs,
    retries: this.#model.retries,
    snapshot: () => this.#snapshot,
  });
  readonly #announcer = new NewFailureAnnouncer();
  readonly #viewport = new Viewport(this, {
    drawNow: () => this.performUpdate(),
    similarityOf: ({ id }) => this.#snapshot.failureOf(keyOf(id))?.guidance.likelyBlame,
  });
  /** Hundreds of changes a second are drawn once a frame. */
  readonly #nextDraw = new NextFrame(() => this.requestUpdate());
  readonly #laterReading = new LaterReading(this.#model, () => this.requestUpdate());
  readonly #actions = new ListActions(this, {
    model: this.#model,
    selection: this.#selection,
    opened: this.#retrying.opened,
    bulk: this.#retrying.actions,
    viewport: this.#viewport,
    nextDraw: this.#nextDraw,
    snapshot: () => this.#snapshot,
    request: () => this.#request(this.#snapshot.lang),
  });
  #calls: object | string | null | undefined = null;
  /** What is drawn, and which of its lines: both are set before each draw. */
  #snapshot!: ListSnapshot;
  #rendered!: RenderedLines;

  constructor() {
    super();
    openRoot(this);
  }

  /**
   * The calls: any iterable of call objects, events or reasons, one of them, an object that holds the list as `calls`,
   * `data`, `items` or `results`, or JSON text of any of these, as the attribute takes it. Assigning replaces everything.
   * What did not fail is counted nowhere and shown nowhere. Of what cannot be read as calls, the list says so.
   */
  get calls(): object | string | null | undefined {
    return this.#calls;
  }

  set calls(calls: object | string | null | undefined) {
    this.#calls = calls;
    this.#model.replace(calls);
    this.#announcer.restart();
    this.requestUpdate();
  }

  /** Counts of all that is held, how many are shown, and what is over its line. Always up to date. */
  get summary(): Summary {
    return this.#model.summary(this.#request(languageFor(this.#language.tag)));
  }

  /** Ids of the selected calls. Ids that are not held are kept until they come. */
  get selection(): readonly string[] {
    return [...this.#selection.keys];
  }

  set selection(ids: Iterable<string> | null | undefined) {
    this.#selection.replace(ids);
    this.#retrying.actions.forgetChoices(this.#selection.keys.size === 0);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An opened row shows a banner; whoever defined that tag first, it is used.
    register('osm-failure-banner', OsmFailureBanner);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that comes back is drawn anyway.
    this.#nextDraw.cancel();
    this.#laterReading.cancel();
    // A move takes an element out and puts it back in the same task; what is still out afterwards is out for good.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#retrying.stop();
    });
  }

  /**
   * Adds or changes calls: any input, or any iterable of them. A webhook event replaces what is held only when its
   * `timestamp` is later; a bare call always does. Drawn once per frame, however often it is called.
   */
  upsert(calls: unknown): void {
    this.#model.upsert(calls);
    this.#nextDraw.request();
  }

  /** Takes one call out. Returns whether it was held. */
  delete(id: string): boolean {
    const wasHeld = this.#model.delete(id);
    this.#nextDraw.request();
    return wasHeld;
  }

  /** Takes all calls out. */
  clear(): void {
    this.#model.clear();
    this.#nextDraw.request();
  }

  /** Whoever waits for the list waits for all that it was given. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    if (this.#snapshot.isPartial) this.#laterReading.readRest();
    return super.getUpdateComplete();
  }

  protected override willUpdate(): void {
    this.#retrying.actions.noteFocus();
    const lang = languageFor(this.#language.tag);
    const snapshot = this.#model.snapshot(this.#request(lang));
    this.#snapshot = snapshot;
    this.#rendered = this.#viewport.update({
      page: snapshot.page,
      isPaged: snapshot.pageCount > 1,
      opened: this.#retrying.opened.keys,
      question: snapshot.question,
      isServerDrawn: this.#language.ownAttributesOnly,
    });
  }

  protected override render(): TemplateResult {
    const snapshot = this.#snapshot;
    const actions = this.#actions;
    const { words, lang, isPartial } = snapshot;
    const level = headingLevelOf(this.headingLevel);
    return html`
      <section part="list" tabindex="-1" aria-label=${words.label} aria-busy=${isPartial ? 'true' : nothing} lang=${lang} dir=${directionOf(lang)}>
        ${overview(snapshot, { level, isPaused: isOn(this.paused) }, actions)}
        ${waitingBar(snapshot, actions)}
        ${errorBox(snapshot, this.error, actions)}
        ${
          snapshot.view.size > 0
            ? html`
                ${grid(this.#rowContext(level), this.#rendered, actions)}
                ${statusBar(snapshot, this.#rendered.printedCount, actions)}
              `
            : emptyMessage(snapshot, { isLoading: this.loading, hasError: Boolean(this.error) }, actions)
        }
        ${isOn(this.retry) ? bulkBar(snapshot, this.#retrying.actions.drawing, this.#retrying.actions) : nothing}
      </section>
    `;
  }

  protected override updated(): void {
    this.#laterReading.request(this.#snapshot);
    if (this.#snapshot.isPartial) return;
    this.#retrying.afterDraw();
    const isWanted = isAnnouncing(this.announce) && !this.loading;
    this.#announcer.update(() => this.#model.size, isWanted, (count) => this.#announceNew(count)); // prettier-ignore
  }

  #rowContext(level: number): RowContext {
    const { retry, audience, eventsHref } = this;
    return rowContextOf({
      snapshot: this.#snapshot,
      activeId: this.#rendered.activeId,
      isSelectable: isOn(this.selectable),
      selection: this.#selection,
      opened: this.#retrying.opened,
      runs: this.#runs,
      banner: { retry, audience, eventsHref, level: Math.min(6, level + 1) },
    });
  }

  /** What the properties, the page and the person ask for now. */
  #request(lang: string): ListRequest {
    return requestOf(this, {
      lang,
      utc: this.#language.ownAttributesOnly,
      isBeingRead: this.#viewport.isBeingRead,
      selection: this.#selection,
      only: this.#retrying.actions.shownKeys,
    });
  }

  #announceNew(count: number): void {
    if (!this.isConnected) return;
    const { words, lang } = this.#snapshot;
    announce(this, fillCount(words.newCalls, { count }, lang), this.announce);
  }
}

/** A host may assign anything to a boolean property. */
const isOn = (value: unknown): boolean => Boolean(value);

declare global {
  interface HTMLElementTagNameMap {
    'osm-failure-list': OsmFailureList;
  }
}
