import type { TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';

import { fillCount } from '../../catalog/fill.js';
import { directionOf, languageFor } from '../../catalog/registry.js';
import { VERSION } from '../../catalog/version.js';
import type { LikelyBlame } from '../../catalog/vocabulary.js';
import type { Campaign, RetryPolicy } from '../../failure/retry-policy.js';
import type { Audience } from '../../format/facts.js';
import type { SortKey } from '../../ledger/arrange.js';
import { isNameless } from '../../ledger/columns.js';
import type { RetryableFilter } from '../../ledger/filter.js';
import type { GroupKey, GroupSort } from '../../ledger/group.js';
import type { Period } from '../../ledger/period.js';
import type { Summary } from '../../ledger/summary.js';
import type { Moment } from '../../ledger/time-range.js';
import { headingLevelOf, OsmFailureBanner } from '../failure-banner/failure-banner.js';
import { announce, isAnnouncing } from '../shared/announcer.js';
import { Language } from '../shared/language.js';
import { openRoot } from '../shared/open-root.js';
import { register } from '../shared/register.js';
import { RetryRuns } from '../shared/retry-runs.js';
import { styles } from './failure-list.styles.js';
import { checkedChoice, retryableOf } from './filter-choice.js';
import { nextChangesOf } from './group-clock.js';
import { LaterReading } from './later-reading.js';
import { ListActions } from './list-actions.js';
import { ListLayout } from './list-layout.js';
import type { ListRequest, ListSnapshot } from './list-model.js';
import { ListModel } from './list-model.js';
import { requestOf } from './list-request.js';
import { ListRetrying } from './list-retrying.js';
import type { ListView } from './list-view.js';
import { readView } from './list-view.js';
import { NewFailureAnnouncer } from './new-failure-announcer.js';
import { NextFrame } from './next-frame.js';
import { OutcomeAnnouncer } from './outcome-announcer.js';
import { rowContextOf } from './row-context.js';
import { Selection } from './selection.js';
import { statusBar, waitingButton } from './templates/bars.js';
import { bulkBar } from './templates/bulk-bar.js';
import { grid } from './templates/grid.js';
import { overview } from './templates/overview.js';
import type { RowContext } from './templates/rows.js';
import { emptyMessage, errorBox } from './templates/states.js';
import { keyOf } from './viewport/lines.js';
import type { RenderedLines } from './viewport/viewport.js';
import { Viewport } from './viewport/viewport.js';

/**
 * The failed calls of a campaign, updated live: how many, whose problem they are, and an explanation of each in its
 * row.
 *
 * @tagname osm-failure-list
 *
 * @attribute {string} lang - Language of the words, as on any element. Absent: that of the nearest ancestor, also outside of shadow roots. English if `useCatalog` was given no such language.
 *
 * @slot details-<id> - Content of the page's own under the banner of an opened call: `details-call_7` for the call `call_7`. Shown while the call is open and its row is in the DOM.
 * @slot empty - Instead of "No calls have failed so far."
 * @slot no-match - Instead of "No failed calls match these filters."
 * @slot unreadable - Instead of "The calls could not be read", shown if the value of `calls` could not be read as calls.
 * @slot loading-state - Instead of the skeleton, while `loading` is set and the list has no calls.
 * @slot error-state - Instead of the words beside "Try again", while `error` is set.
 *
 * @fires {OsmOpenEvent} osm-open - A person opened a call.
 * @fires {OsmSelectEvent} osm-select - A person changed the selection.
 * @fires {OsmFilterEvent} osm-filter - A person changed filters, order or groups.
 * @fires {OsmViewEvent} osm-view - A person changed anything in `view`: filters, order, groups, the page, or which calls are open.
 * @fires {OsmReloadEvent} osm-reload - A person pressed "Try again" in the error state: load the calls again.
 * @fires {OsmExportEvent} osm-export - A person pressed "Download CSV" or "Copy table". `preventDefault()` leaves the export to the page.
 * @fires {OsmRetryEvent} osm-retry - A person pressed "Retry". Call `event.retryWith(handler)` to do the work.
 * @fires {OsmCopyEvent} osm-copy - A person copied an opened failure.
 * @fires {OsmDisputeEvent} osm-dispute - A person disputes the reason of an opened failure.
 *
 * @csspart list - The whole list.
 * @csspart headline - The row of heading, rate and pause button.
 * @csspart heading - How many calls failed.
 * @csspart rate - The share of all calls, where `total-calls` is known.
 * @csspart blame-bar - A stacked bar of the counts by blame.
 * @csspart bar - A segment of the stacked bar, and of the timeline's bars. Also carries its blame as a part name.
 * @csspart blames - The counts by blame in words; each is a filter button.
 * @csspart blame-filter - The filter button of one blame. Also carries its blame as a part name.
 * @csspart timeline - When calls failed, as bars: a control to choose a time range with.
 * @csspart bin - A bar of the timeline, with a segment for each blame. Also carries `outside` if it is not in the chosen range.
 * @csspart outside - A bin outside of the chosen range.
 * @csspart marks - The drawing behind the bars: range, active bar and current time.
 * @csspart range - The chosen range.
 * @csspart active-bin - The outline of the bar that the arrow keys have reached.
 * @csspart now - The line at the current time.
 * @csspart period - The line below the timeline.
 * @csspart axis - The times below the timeline.
 * @csspart bin-value - A bar in words, while it is pointed at or reached by keys.
 * @csspart notices-button - "2 reasons above their limits": opens and closes the notices.
 * @csspart notices - The list of notices: reasons whose rate is above the official page's limit.
 * @csspart notice - A notice.
 * @csspart notice-icon - The icon of a notice.
 * @csspart last-seen - When the newest call with the notice's reason failed.
 * @csspart notice-button - "Show these 16 calls".
 * @csspart filters - Search and filters.
 * @csspart query - The search field.
 * @csspart reason-filter - The choice of a reason.
 * @csspart retryable-filter - The choice of a retry advice: retryable, decided by policy, or not to be retried.
 * @csspart blame-select - The choice of a blame.
 * @csspart agent-filter - The choice of an agent, where some call has one.
 * @csspart channel-filter - The choice of a channel, where some call has one.
 * @csspart period-select - The choice of a time range that moves on.
 * @csspart group-select - The choice of what calls are grouped by.
 * @csspart group-sort-select - The order of the groups.
 * @csspart choices - The box around filters, groups and their order.
 * @csspart tools - The box around the filters and "Export".
 * @csspart filters-button - "Filters (1)": opens and closes the filters where there is little room.
 * @csspart export - The box around "Export" and its menu.
 * @csspart export-button - "Export": opens and closes the menu.
 * @csspart export-menu - The menu: "Download CSV" and "Copy table".
 * @csspart export-scope - Which calls are exported: "3 calls selected" or "9 of 166 failed calls shown".
 * @csspart export-item - "Download CSV" or "Copy table". Pressed, it says for a moment what happened, such as "Copied".
 * @csspart chosen - The active filters and the number of calls that match.
 * @csspart filtered-count - How many calls match the active filters.
 * @csspart chip - An active filter; pressing it removes the filter.
 * @csspart pause-button - Pauses the list, so that new calls wait, and resumes it.
 * @csspart new-calls-button - "Show 12 new failed calls", while they wait.
 * @csspart error-box - The error and "Try again".
 * @csspart reload-button - "Try again".
 * @csspart scroller - The box in which the rows scroll.
 * @csspart grid - Headers and rows.
 * @csspart head-row - The row of column headers.
 * @csspart sort-label - "Sort by", where the list is too narrow for a table.
 * @csspart sort-button - A column header that sorts by its column; pressing it again reverses the order.
 * @csspart sort-icon - The arrow in the header of the column that the list is sorted by.
 * @csspart zone - The zone of all times, beside "Time", where it is not the reader's own.
 * @csspart cell - A cell. Also carries its column as a part name.
 * @csspart select-cell - The column of check boxes.
 * @csspart select-target - The label around a check box, which is the touch target.
 * @csspart time-cell - The column of times.
 * @csspart reason-cell - The column of reasons.
 * @csspart call-cell - The column of call ids.
 * @csspart number-cell - The column of the numbers' last four digits, where some call has a number.
 * @csspart agent-cell - The column of agents, where some call has one.
 * @csspart channel-cell - The column of channels, where some call has one.
 * @csspart blame-cell - The column of blames.
 * @csspart duration-cell - The column of durations.
 * @csspart expand-cell - The column of buttons that open a call.
 * @csspart row - A failed call.
 * @csspart row-title - The title of a call's reason.
 * @csspart attempt - "Attempt 2", from the second on.
 * @csspart call-id - A call's id.
 * @csspart call-link - The link around a call's id, with `call-href`.
 * @csspart channel-icon - The icon of a call's channel.
 * @csspart row-status - The outcome of a call's retry, or that the same person was called again later.
 * @csspart row-message - Why the retry of a call could not be placed, in the host's words.
 * @csspart new-call-link - Link to the call that a retry placed.
 * @csspart badge - A blame badge. Also carries its blame as a part name.
 * @csspart badge-icon - The badge's icon.
 * @csspart badge-label - The badge's label.
 * @csspart expand-button - Opens a call.
 * @csspart group-row - The heading of a group.
 * @csspart group-cell - The cell of a group's heading.
 * @csspart group-name - A group's name.
 * @csspart group-count - How many calls a group has.
 * @csspart group-share - A group's share of the shown calls.
 * @csspart group-seen - When the first and the last call of a group failed.
 * @csspart exact-time - The exact time beside a relative one, for screen readers.
 * @csspart group-trend - When a group's calls failed, as a sparkline.
 * @csspart group-retry-button - "Retry group".
 * @csspart group-notice - The notice of a group whose reason is above its limit, and the next step.
 * @csspart detail - The box of an opened call's banner. The banner's parts are exported with the prefix `banner-`.
 * @csspart message - The empty, no-match, unreadable and loading states.
 * @csspart clear-button - "Clear filters".
 * @csspart skeleton - Grey lines while the first calls are loading.
 * @csspart bulk-bar - The bar for retrying the selected calls.
 * @csspart retry-button - "Call 21 people again".
 * @csspart waiting - How many of the calls have to wait, and until when.
 * @csspart question - The confirmation "Call 83 people again?", with its two buttons.
 * @csspart confirm-button - "Call 83 people".
 * @csspart decline-button - "Not now".
 * @csspart left-out - "16 will not be called:", with the reasons.
 * @csspart left-out-filter - "9 not retryable": shows only these calls; pressing it again shows all.
 * @csspart progress - The progress bar of a bulk retry.
 * @csspart cancel-button - Cancels a bulk retry.
 * @csspart outcome - Progress and outcome of a bulk retry, in words.
 * @csspart failed-calls - The first calls of a bulk retry that could not be placed.
 * @csspart failed-id - The id of a call that could not be placed.
 * @csspart failed-message - Why a call could not be placed, in the host's words.
 * @csspart again-button - "Try these again".
 * @csspart status - How many calls are shown and selected.
 * @csspart shown-count - How many calls are shown. While filters are active, the number is beside them instead.
 * @csspart pages - The pagination, if `page-size` makes several pages.
 *
 * @cssproperty [--osm-list-max-height=30em] - Maximum height of the rows if the page gives the list no height.
 * @cssproperty [--osm-surface=light-dark(#fff, #1a1d21)] - Background.
 * @cssproperty [--osm-surface-2=color-mix(in srgb, var(--osm-text) 4%, var(--osm-surface))] - Background of secondary areas.
 * @cssproperty [--osm-text=light-dark(#1a1d21, #eceef1)] - Colour of text.
 * @cssproperty [--osm-muted=color-mix(in srgb, var(--osm-text) 78%, var(--osm-surface))] - Colour of secondary text.
 * @cssproperty [--osm-border=color-mix(in srgb, var(--osm-text) 16%, var(--osm-surface))] - Colour of lines.
 * @cssproperty [--osm-accent=light-dark(#c4281c, #ff7b6e)] - Colour that marks failures.
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
    retryable: { converter: { fromAttribute: (value: string | null) => (value === '' ? true : retryableOf(value)) } },
    agent: {},
    channel: {},
    period: {},
    from: {},
    to: {},
    query: {},
    sort: {},
    groupBy: { attribute: 'group-by' },
    groupSort: { attribute: 'group-sort' },
    selectable: { type: Boolean },
    retry: { type: Boolean },
    retryPolicy: { attribute: false },
    paused: { type: Boolean, reflect: true },
    pageSize: { type: Number, attribute: 'page-size' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    audience: {},
    eventsHref: { attribute: 'events-href' },
    callHref: { attribute: 'call-href' },
    timeZone: { attribute: 'time-zone' },
    announce: {},
    loading: { type: Boolean },
    error: {},
    selection: { attribute: false, noAccessor: true },
    view: { attribute: false, noAccessor: true },
  };

  /** Number of all calls made, successful ones included: the denominator of every rate. Absent: no rate is shown. */
  totalCalls: number | null = null;

  /** Shows only failures with this likely blame. */
  blame: LikelyBlame | (string & {}) | null = null;

  /** Shows only failures with this reason. */
  reason: string | null = null;

  /**
   * Shows only failures by their retry advice: `true` for retryable ones, `false` for all others, `policy-decides` or
   * `do-not-retry` for one kind of the others.
   */
  retryable: RetryableFilter | null = null;

  /** Shows only calls of this agent, by its id. */
  agent: string | null = null;

  /** Shows only calls on this channel, such as `phone`. */
  channel: string | null = null;

  /**
   * Shows only calls of a time that moves on with the clock: `15m` or `1h` (the last 15 minutes, the last hour), `today` or
   * `yesterday` (in `timeZone`). While it is set, `from` and `to` do not count.
   */
  period: Period | null = null;

  /**
   * Shows only calls that failed at this moment or later: ms since 1970, a `Date`, or text in any notation that
   * `readCall` reads. Null or absent: no bound. A value that cannot be read logs one warning and sets no bound.
   */
  from: Moment | null = null;

  /** Shows only calls that failed before this moment. Takes the same values as `from`. */
  to: Moment | null = null;

  /** Shows only calls whose id, agent, channel, title or last four digits contain this text, ignoring case. A whole phone number finds the calls with the same last four digits. */
  query = '';

  /**
   * Order of the rows: `time` (newest first), `reason`, `blame` or `duration` (longest first); a leading `-` reverses
   * it.
   */
  sort: SortKey | `-${SortKey}` = 'time';

  /** Groups rows by `reason`, `blame`, `day`, `agent` or `contact` (a lead or a phone number). Null: no groups. */
  groupBy: GroupKey | null = null;

  /** Order of the groups: `count` (largest first) or `last` (newest call first). Days are always newest first. */
  groupSort: GroupSort = 'count';

  /** Lets people select calls. Listen to `osm-select`. */
  selectable = false;

  /** Lets people retry an opened call or the selected ones. Listen to `osm-retry` to do the work. */
  retry = false;

  /**
   * The campaign's rules for retries: the campaign, an object with its `retryPolicy` and `schedule`, or the policy
   * alone. Together with each person's other calls they decide who may be called again and when, like the ledger's
   * `retryPlan`. The list is updated as time passes. The handler of `osm-retry` gets the earliest moment as
   * `notBefore`. Rules that cannot be read allow no retry. Null or undefined: the reason decides, and a person still
   * gets only one retry. The filter `retryable` and `summary.retryable` depend on the reason alone.
   */
  retryPolicy: Campaign | RetryPolicy | null | undefined = null;

  /** Pauses the list: new calls wait behind a button that shows their number. */
  paused = false;

  /** Rows per page. Absent or 0: no pages, all rows scroll. */
  pageSize: number | null = null;

  /** Level of the list's heading, 1 to 6; that of an opened call is one level deeper. Anything else is 2. */
  headingLevel = 2;

  /** Who reads: as on the banner. */
  audience: Audience = 'operator';

  /** Link to a call's events, as on the banner. `{id}` in it becomes the encoded call id. */
  eventsHref: string | null = null;

  /**
   * Link of a call's id, and link to the new call after a retry. `{id}` in it becomes the encoded call id. Only
   * http(s), mailto, tel and relative links are shown. Absent: ids are plain text, and the link to a new call is
   * `eventsHref`.
   */
  callHref: string | null = null;

  /**
   * IANA time zone of all times, such as `Asia/Kolkata`, as on the banner. Absent or unknown to the browser: the
   * reader's own.
   */
  timeZone: string | null = null;

  /** Whether screen readers announce new failures, at most every five seconds: `off`, `polite` or `assertive`. */
  announce: 'off' | 'polite' | 'assertive' = 'off';

  /** Set while the host is loading calls. */
  loading = false;

  /** Why the host could not load the calls, in its own words. Calls that are there stay. Null: no error. */
  error: string | null = null;

  readonly #language = new Language(this);
  readonly #runs = new RetryRuns();
  readonly #model = new ListModel(this.#runs);
  readonly #selection = new Selection();
  readonly #outcomes = new OutcomeAnnouncer(this, () => this.#snapshot);
  readonly #retrying = new ListRetrying(this, {
    runs: this.#runs,
    retries: this.#model.retries,
    outcomes: this.#outcomes,
    snapshot: () => this.#snapshot,
  });
  readonly #announcer = new NewFailureAnnouncer();
  readonly #viewport = new Viewport(this, {
    drawNow: () => this.performUpdate(),
    similarityOf: ({ id }) => this.#snapshot.failureOf(keyOf(id))?.guidance.likelyBlame,
  });
  /** Draws at most once a frame, however many changes there are. */
  readonly #nextDraw = new NextFrame(() => this.requestUpdate());
  readonly #laterReading = new LaterReading(this.#model, () => this.requestUpdate());
  readonly #layout = new ListLayout(this);
  readonly #actions = new ListActions(this, {
    model: this.#model,
    selection: this.#selection,
    opened: this.#retrying.opened,
    bulk: this.#retrying.actions,
    viewport: this.#viewport,
    layout: this.#layout,
    nextDraw: this.#nextDraw,
    outcomes: this.#outcomes,
    snapshot: () => this.#snapshot,
    request: () => this.#request(this.#snapshot.lang),
  });
  #calls: object | string | null | undefined = null;
  /** What is drawn, and which lines of it; both are set in `willUpdate`. */
  #snapshot!: ListSnapshot;
  #rendered!: RenderedLines;

  constructor() {
    super();
    openRoot(this);
  }

  /**
   * The calls: any iterable of call objects, events or reasons, one of them, an object that holds the list as `calls`,
   * `data`, `items` or `results`, or JSON text of any of these, as the attribute takes it. Assigning replaces everything.
   * Calls that did not fail are neither shown nor counted. If the value cannot be read as calls, the list says so.
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

  /** Counts of all failed calls, how many are shown, and the notices. Always up to date. */
  get summary(): Summary {
    return this.#model.summary(this.#request(languageFor(this.#language.tag)));
  }

  /** Ids of the selected calls. Ids of unknown calls are kept, and count once their call arrives. */
  get selection(): readonly string[] {
    return [...this.#selection.keys];
  }

  set selection(ids: Iterable<string> | null | undefined) {
    this.#selection.replace(ids);
    this.#retrying.actions.forgetChoices(this.#selection.keys.size === 0);
    this.requestUpdate();
  }

  /**
   * What a person chose to see, as one plain JSON value: filters, range of time, order, groups, page and opened calls.
   * Assigning a view restores it and scrolls to the call that it opens, unless somebody reads rows; absent or invalid keys
   * get their defaults. `viewToParams` puts it into a URL.
   */
  get view(): ListView {
    const opened = [...this.#retrying.opened.keys].filter((key) => !isNameless(key));
    return readView({ ...checkedChoice(this), page: this.#model.pages.chosen + 1, opened });
  }

  set view(view: Partial<ListView> | null | undefined) {
    const { page, opened, ...choice } = readView(view);
    Object.assign(this, choice);
    this.#model.pages.restore(page - 1);
    this.#viewport.seek(this.#retrying.opened.replace(opened));
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An opened row contains a banner. If the tag is already defined, that definition is used.
    register('osm-failure-banner', OsmFailureBanner);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is inserted again is drawn anyway.
    this.#nextDraw.cancel();
    this.#laterReading.cancel();
    // Moving an element removes and inserts it in the same task, so one that is still out in the next task was removed.
    setTimeout(() => {
      if (!this.isConnected) this.#retrying.stop();
    });
  }

  /**
   * Adds or changes calls: any input, or any iterable of inputs. A webhook event replaces a call only if its
   * `timestamp` is later than that of the last event; a bare call always replaces it. The list is drawn at most once a
   * frame.
   */
  upsert(calls: unknown): void {
    this.#model.upsert(calls);
    this.#nextDraw.request();
  }

  /** Removes a call. Returns whether it was there. */
  delete(id: string): boolean {
    const wasHeld = this.#model.delete(id);
    this.#nextDraw.request();
    return wasHeld;
  }

  /** Removes all calls. */
  clear(): void {
    this.#model.clear();
    this.#nextDraw.request();
  }

  /** `updateComplete` resolves when all calls are read, not only the newest ones. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    if (this.#snapshot.isPartial) this.#laterReading.readRest();
    return super.getUpdateComplete();
  }

  protected override willUpdate(): void {
    this.#retrying.actions.noteFocus();
    const snapshot = this.#model.snapshot(this.#request(languageFor(this.#language.tag)));
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
    const { words, lang, isPartial } = snapshot;
    const level = headingLevelOf(this.headingLevel);
    return html`
      <section part="list" tabindex="-1" aria-label=${words.label} aria-busy=${isPartial ? 'true' : nothing} lang=${lang} dir=${directionOf(lang)} data-room=${this.#layout.roomName || nothing} @scroll=${this.#actions.scroll}>
        ${overview(snapshot, { level, isPaused: isOn(this.paused), notices: this.#layout.noticesToShow(snapshot.summary.notices, this.#isBeingRead), filters: this.#layout.filters, areCountsFolded: this.#layout.room.areCountsFolded }, this.#actions)}
        ${
          snapshot.view.size > 0
            ? grid(this.#rowContext(level), this.#rendered, this.#actions)
            : html`
                ${errorBox(snapshot, this.error, this.#actions)}
                ${emptyMessage(snapshot, { isLoading: this.loading, hasError: Boolean(this.error) })}
                ${waitingButton(snapshot, this.#actions)}
              `
        }
        <div id="foot">
          ${snapshot.view.size > 0 ? [errorBox(snapshot, this.error, this.#actions), statusBar(snapshot, this.#rendered.printedCount, this.#actions)] : nothing}
          ${isOn(this.retry) ? bulkBar(snapshot, this.#retrying.actions.drawing, this.#retrying.actions) : nothing}
        </div>
      </section>
    `;
  }

  protected override updated(): void {
    this.#laterReading.request(this.#snapshot);
    if (this.#snapshot.isPartial) return;
    void this.#viewport.showSought();
    this.#retrying.afterDraw(nextChangesOf(this.#rendered.lines, this.#layout.notices, this.#snapshot));
    this.#announcer.update(() => this.#model.size, isAnnouncing(this.announce) && !this.loading, this.#announceNew); // prettier-ignore
  }

  /** Whether somebody is reading rows, which must then not move. */
  get #isBeingRead(): boolean {
    return this.#viewport.isBeingRead || this.#model.showsAnyOf(this.#retrying.opened.keys);
  }

  #rowContext(level: number): RowContext {
    const { retry, audience, eventsHref, callHref, timeZone } = this;
    return rowContextOf({
      snapshot: this.#snapshot,
      activeId: this.#rendered.activeId,
      isSelectable: isOn(this.selectable),
      selection: this.#selection,
      opened: this.#retrying.opened,
      runs: this.#runs,
      callHref,
      banner: { retry, audience, eventsHref, timeZone, level: Math.min(6, level + 1) },
    });
  }

  /** What to draw now, by the properties, the page and the person's choices. */
  #request(lang: string): ListRequest {
    return requestOf(this, {
      lang,
      utc: this.#language.ownAttributesOnly,
      isBeingRead: this.#isBeingRead,
      selection: this.#selection,
      only: this.#retrying.actions.shownKeys,
    });
  }

  readonly #announceNew = (count: number): void => {
    const { words, lang } = this.#snapshot;
    if (this.isConnected) announce(this, fillCount(words.newCalls, { count }, lang), this.announce);
  };
}

/** A host may assign anything to a boolean property. */
const isOn = (value: unknown): boolean => Boolean(value);

declare global {
  interface HTMLElementTagNameMap {
    'osm-failure-list': OsmFailureList;
  }
}
