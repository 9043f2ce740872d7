import type { TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';

import { banner as english, facts as englishFacts } from '../../catalog/english.js';
import { fill } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import { VERSION } from '../../catalog/version.js';
import { warnOnce } from '../../catalog/warn.js';
import type { Failure } from '../../failure/explain.js';
import { explain } from '../../failure/explain.js';
import { read } from '../../failure/read.js';
import type { Campaign, RetryPolicy } from '../../failure/retry-policy.js';
import { readTimeZone, zoneOfReader } from '../../failure/time-zone.js';
import { disputeOf, SUPPORT_ADDRESS } from '../../format/dispute.js';
import type { Audience } from '../../format/facts.js';
import { AUDIENCES, callerNoteOf, factsOf, reassuranceOf } from '../../format/facts.js';
import { formatMarkdown } from '../../format/markdown.js';
import { formatText } from '../../format/text.js';
import { badge } from '../blame-badge/badge.js';
import { announce, isAnnouncing } from '../shared/announcer.js';
import { connectedElements } from '../shared/connected-elements.js';
import { Language } from '../shared/language.js';
import { newCallLink, safeLink } from '../shared/link.js';
import { openRoot } from '../shared/open-root.js';
import type { RetryRun } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';
import { setStates } from '../shared/states.js';
import { copyButtons } from './copy-menu.js';
import type { CopyFormat } from './events.js';
import { OsmCopyEvent, OsmDisputeEvent } from './events.js';
import { styles } from './failure-banner.styles.js';
import type { RowRetries } from './retry-control.js';
import { RetryControl } from './retry-control.js';
import type { RetryDrawing } from './retry-templates.js';
import { hasRetryButton, outcomeText, retryAction, retryAdvice, retryFailure, retryOffer } from './retry-templates.js';

/**
 * Explains one failed call at the top of a page: what happened, whose problem it is, what to do next, and whether to
 * retry. Shows nothing, and takes no space, for a call that did not fail.
 *
 * @tagname osm-failure-banner
 *
 * @attribute {string} lang - Language of the words, as on any element. Absent: that of the nearest ancestor, also outside of shadow roots. English if `useCatalog` was given no such language.
 *
 * @slot - Details of your own, under the actions.
 * @slot actions - More buttons or links, after ours.
 * @slot fallback - Content shown until the script has loaded, and without it; hidden once the element is defined.
 *
 * @fires {OsmRetryEvent} osm-retry - A person pressed "Retry". Call `event.retryWith(handler)` to do the work.
 * @fires {OsmCopyEvent} osm-copy - A person copied the failure.
 * @fires {OsmDisputeEvent} osm-dispute - A person disputes the reason.
 *
 * @csspart banner - The box. It contains everything else.
 * @csspart icon - The icon of a failed call.
 * @csspart header - Title and badge.
 * @csspart title - The reason's title, a heading.
 * @csspart badge - The blame badge. Also carries its blame as a part name.
 * @csspart badge-icon - The badge's icon.
 * @csspart badge-label - The badge's label.
 * @csspart call-facts - In a list only: the call's id, destination and agent.
 * @csspart cause - What actually happened.
 * @csspart next-step - The panel with what to try and whether to retry.
 * @csspart what-to-try - The next action.
 * @csspart retry-advice - Whether to retry.
 * @csspart doubt - What contradicts the reason; absent when nothing does.
 * @csspart reassurance - The framing for testers.
 * @csspart outbound - Explains whom "caller" means, under the cause. Only on outbound calls, if the words say "caller".
 * @csspart meta - Code and ids, for developers.
 * @csspart action-bar - The row of actions.
 * @csspart retry-failure - Says that a retry could not be placed; above the actions.
 * @csspart retry-message - Why it could not be placed, in the host's words.
 * @csspart retry-button - "Retry call", "Retry on Mon, 10:00" or, after a retry that could not be placed, "Try again".
 * @csspart retry-status - Text in place of the button: "Called again at 21:45", or why no retry is offered.
 * @csspart new-call-link - Link to the new call, beside `retry-status`.
 * @csspart cancel-button - Cancels a pending retry.
 * @csspart events-link - "See this call's events".
 * @csspart copy-group - The copy button and the button that opens its menu.
 * @csspart copy-button - "Copy"; also "Copy as Markdown", in the menu.
 * @csspart copy-menu-button - Opens the menu beside the copy button.
 * @csspart copy-menu - The menu.
 * @csspart dispute-link - "Dispute this reason".
 *
 * @cssproperty [--osm-surface=light-dark(#fff, #1a1d21)] - Background of the box.
 * @cssproperty [--osm-surface-2=color-mix(in srgb, var(--osm-text) 4%, var(--osm-surface))] - Background of the next step.
 * @cssproperty [--osm-text=light-dark(#1a1d21, #eceef1)] - Colour of text.
 * @cssproperty [--osm-muted=color-mix(in srgb, var(--osm-text) 78%, var(--osm-surface))] - Colour of secondary text.
 * @cssproperty [--osm-border=color-mix(in srgb, var(--osm-text) 16%, var(--osm-surface))] - Colour of lines.
 * @cssproperty [--osm-accent=light-dark(#c4281c, #ff7b6e)] - Colour of the icon and the edge that say "failed".
 * @cssproperty [--osm-action=var(--osm-text)] - Background of the retry button.
 * @cssproperty [--osm-on-action=var(--osm-surface)] - Text of the retry button.
 * @cssproperty [--osm-focus=light-dark(#1f5fd0, #8ab4ff)] - Colour of focus rings.
 * @cssproperty [--osm-radius=0.5em] - Radius of corners.
 * @cssproperty [--osm-shadow=none] - Shadow of the box.
 * @cssproperty [--osm-blame-platform=light-dark(#5a2ca0, #d3bfff)] - Hue of platform-side failures.
 * @cssproperty [--osm-blame-caller=light-dark(#174a94, #b1ceff)] - Hue of the caller's behaviour.
 * @cssproperty [--osm-blame-carrier=light-dark(#743f00, #ffcf94)] - Hue of the carrier.
 * @cssproperty [--osm-blame-environment=light-dark(#0d5a41, #9ae3c1)] - Hue of environment and network.
 * @cssproperty [--osm-blame-unknown=var(--osm-muted)] - Hue of an unknown blame.
 *
 * @cssState shown - A failure is shown.
 * @cssState busy - A retry is pending.
 * @cssState doubtful - Facts of the call contradict its reason.
 * @cssState crowded - More than twenty of these elements are in the page, and this one is not in a list: it is not laid out while it is far out of view.
 */
export class OsmFailureBanner extends LitElement {
  /** Version of the library that defined this element. */
  static readonly version = VERSION;

  static override readonly styles = styles;

  static override readonly properties = {
    call: {},
    reason: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    audience: {},
    retry: { type: Boolean },
    retryPolicy: { attribute: false },
    otherCalls: { attribute: false },
    eventsHref: { attribute: 'events-href' },
    timeZone: { attribute: 'time-zone' },
    announce: {},
    row: { attribute: false },
  };

  /**
   * The call: a REST or SDK call object, a `call.failed` event, a bare reason, or any of these as JSON text. Null:
   * `reason` decides. Anything that is not a failed call shows nothing.
   */
  call: unknown = null;

  /** A bare failure reason, for use without a call. An unknown one gets the guidance for unknown reasons. */
  reason: string | null = null;

  /** Level of the heading, 1 to 6. Anything else is 2. */
  headingLevel = 2;

  /** Who reads it: `operator`, `tester` (adds the official reassurance) or `developer` (adds the code and ids). */
  audience: Audience = 'operator';

  /**
   * Shows the retry button if the failure is retryable, or if `retryPolicy` allows a retry. Listen to `osm-retry` to do
   * the work.
   */
  retry = false;

  /**
   * The campaign's rules for retries: the campaign, an object with its `retryPolicy` and `schedule`, or the policy
   * alone. They decide whether a retry is offered and from when, by the reasons in `retryOn`, the attempts used, the
   * wait and the dialling hours. The handler of `osm-retry` gets that moment as `notBefore`. The button is updated as
   * time passes. Rules that cannot be read offer no retry. Null or undefined: the reason alone decides.
   */
  retryPolicy: Campaign | RetryPolicy | null | undefined = null;

  /**
   * The same contact's other calls: any iterable of calls or events, or anything that a list's `calls` takes. If one of
   * them was later, the banner says how it went and offers no retry. Calls to other contacts are ignored, and so is the
   * whole value for a call without an id. Set a new value to change it. Null or undefined: no other calls are known.
   */
  otherCalls: object | string | null | undefined = null;

  /** Link to the call's events. `{id}` in it becomes the encoded call id. Only http(s), mailto, tel and relative links are shown. */
  eventsHref: string | null = null;

  /**
   * IANA time zone of all times, such as `Asia/Kolkata`. Absent or unknown to the browser: the reader's own. The
   * beginning of a campaign's dialling hours is always given in the campaign's zone, with its name. A server renders in
   * UTC.
   */
  timeZone: string | null = null;

  /**
   * Whether screen readers announce a failure that appears or changes after the first render: `off`, `polite` or
   * `assertive`.
   */
  announce: 'off' | 'polite' | 'assertive' = 'off';

  /**
   * @internal Set by a list instead of `call`: the explained failure (foreign data never goes through a template), the
   * list's retries, which outlive this banner, and what its ledger says about a retry.
   */
  row:
    | ({
        readonly key: string;
        readonly failure: Failure;
        readonly callHref: unknown;
        readonly facts: readonly string[];
      } & RowRetries)
    | null = null;

  readonly #language = new Language(this);
  readonly #internals = this.attachInternals();
  /** The failure that is drawn; set by `willUpdate`. */
  #failure: Failure | null = null;
  #key = '';
  #hadFocus = false;
  readonly #retries = new RetryControl(this, {
    onOutcome: (run) => this.#announceOutcome(run),
    onStalePress: (state) => this.#announceState(state),
  });
  /** Identifies the failure shown last; undefined before the first render. */
  #shownBefore: string | undefined;
  /** The outcome of a copy, shown for a moment; '' otherwise. */
  #copied = '';

  constructor() {
    super();
    openRoot(this);
  }

  /** The failure that is shown; null if none is. Up to date at once after a property is set, before it is drawn. */
  get failure(): Failure | null {
    return this.isUpdatePending ? this.#explained().failure : this.#failure;
  }

  /**
   * The failure, and the key by which two objects are the same call: the call's id, or the reason if there is no id.
   */
  #explained(): { readonly key: string; readonly failure: Failure | null } {
    if (this.row) return this.row;
    const reading = read(this.call ?? this.reason);
    const key = reading.call.id || `reason ${reading.code}`;
    return { key, failure: explain(reading, this.#language.tag) };
  }

  protected override willUpdate(): void {
    const { key, failure } = this.#explained();
    this.#key = key;
    this.#failure = failure;
    this.#hadFocus = Boolean((this.renderRoot as ShadowRoot | undefined)?.activeElement);
    this.#retries.update({
      key,
      failure,
      row: this.row,
      input: this.call ?? this.reason,
      policy: this.retryPolicy,
      otherCalls: this.otherCalls,
      timeZone: this.#zone,
    });
    setStates(this.#internals, {
      shown: failure !== null,
      empty: failure === null,
      doubtful: failure !== null && failure.doubts.length > 0,
      busy: this.#retries.run?.status === 'busy',
      // A list measures its rows before the first frame, and a page may do the same with a few banners. Until then, the
      // browser only estimates the height of content that it has not laid out.
      crowded: !this.row && connectedElements.size > 20,
    });
  }

  protected override updated(): void {
    // If the focused button was removed, move the focus on, or it would be lost to the page.
    const hasLostFocus = this.#hadFocus && !(this.renderRoot as ShadowRoot).activeElement;
    if (hasLostFocus) this.renderRoot.querySelector<HTMLElement>('[part=retry-status],button')?.focus();
    this.#announceChange();
  }

  protected override render(): TemplateResult | typeof nothing {
    const failure = this.#failure;
    if (!failure) return nothing;
    const { guidance, lang } = failure;
    const audience: unknown = this.audience;
    if (audience && !(AUDIENCES as readonly unknown[]).includes(audience)) warnOnce('audience is none of the three.');
    const retry = this.#retryDrawing(failure);
    const facts = words('facts', lang, englishFacts);
    const advice = retryAdvice(retry) || failure.retryAdvice.text;
    const isAdviceBeside = this.row !== null && hasRetryButton(retry);
    return html`
      <div part="banner" role="group" aria-labelledby="title" ?data-in-row=${this.row !== null} lang=${lang} dir=${failure.dir}>
        <svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 9q0-4 7-4t7 4v2l-4-1V8a9 9 0 0 0-6 0v2l-4 1z" /></svg>
        <div part="header">
          <div part="title" id="title" role="heading" aria-level=${headingLevelOf(this.headingLevel)}>${guidance.title}</div>
          ${badge(guidance.likelyBlame, failure.blameLabel)}
        </div>
        ${this.row ? html`<p part="call-facts">${this.row.facts.map((fact) => html`<bdi>${fact}</bdi> `)}</p>` : nothing}
        <p part="cause">${guidance.cause}</p>
        ${note('outbound', callerNoteOf(failure))}
        <dl part="next-step">
          <div><dt>${facts.whatToTry}</dt><dd part="what-to-try">${guidance.whatToTry}</dd></div>
          <div ?hidden=${isAdviceBeside}><dt>${facts.retry}</dt><dd part="retry-advice">${advice}</dd></div>
        </dl>
        ${failure.doubts.length > 0 ? html`<p part="doubt"><strong>${facts.doubt}</strong> ${failure.doubts.map(({ text }) => text).join(' ')}</p>` : nothing}
        ${note('reassurance', reassuranceOf(failure, audience))}
        ${audience === 'developer' ? this.#renderMeta(failure) : nothing}
        ${retryFailure(retry)}
        ${this.#renderActions(failure, retry, isAdviceBeside ? advice : '')}
        <slot></slot>
        <slot name="fallback" hidden></slot>
      </div>
    `;
  }

  /** `advice` is the retry advice if it is shown beside the button; otherwise ''. */
  #renderActions({ call }: Failure, retry: RetryDrawing, advice: string): TemplateResult {
    const labels = this.#labels;
    const events = safeLink(this.eventsHref, call.id);
    return html`
      <div part="action-bar">
        ${advice ? html`<span part="retry-advice">${advice}</span>` : nothing} ${retryAction(retry)}
        ${events ? html`<a part="events-link" href=${events}>${labels.events}</a>` : nothing}
        ${copyButtons({ labels, outcome: this.#copied, onCopy: (event) => void this.#copy(event) })}
        <a part="dispute-link" href="mailto:${SUPPORT_ADDRESS}" @click=${this.#dispute}>${labels.dispute}</a>
        <slot name="actions"></slot>
      </div>
    `;
  }

  #renderMeta(failure: Failure): TemplateResult {
    const labels = words('facts', failure.lang, englishFacts);
    // In a list, `call-facts` already shows these, whoever the audience is.
    const said = this.row ? [labels.call, labels.agent, labels.channel, labels.attempt, labels.destination] : [];
    const facts = factsOf(failure, { audience: 'developer', timeZone: this.#zone ?? zoneOfReader() }).filter(
      ({ label }) => !said.includes(label),
    );
    return html`<dl part="meta">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`;
  }

  /** Zone of the times; undefined for the reader's own. */
  get #zone(): string | undefined {
    return this.#language.ownAttributesOnly ? 'UTC' : readTimeZone(this.timeZone);
  }

  /** The banner's own labels and messages, in the failure's language. */
  get #labels(): { readonly [K in keyof typeof english]: string } {
    return words('banner', this.#failure?.lang ?? '', english);
  }

  #retryDrawing({ lang }: Failure): RetryDrawing {
    return {
      state: this.#retries.state,
      run: this.#retries.run,
      isHandled: this.retry,
      labels: this.#labels,
      lang,
      timeZone: this.#zone,
      hrefOf: (callId) => newCallLink([this.row?.callHref, this.eventsHref], callId),
      onRetry: () => this.#retries.press(),
      onCancel: () => this.#retries.cancel(),
    };
  }

  /** Announces the outcome of the person's press. In a list, the list does that, whether or not the row is open. */
  #announceOutcome(run: RetryRun): void {
    if (!this.row) announce(this, outcomeText(run, this.#labels));
  }

  /** Announces what is offered now, after a press on an outdated button. */
  #announceState(state: RetryState): void {
    const text = state.isOffered ? retryOffer(state, this.#labels, this.#failure?.lang ?? '') : state.explanation;
    announce(this, text || state.advice);
  }

  async #copy(event: Event): Promise<void> {
    const failure = this.#failure;
    if (!failure) return;
    const format = (event.currentTarget as HTMLButtonElement).name as CopyFormat;
    const text = (format === 'text' ? formatText : formatMarkdown)(failure, {
      audience: this.audience,
      timeZone: readTimeZone(this.timeZone),
    });
    this.dispatchEvent(new OsmCopyEvent(failure, format, text));
    let outcome = this.#labels.copied;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      outcome = this.#labels.copyFailed; // No permission, no secure context, or no clipboard at all.
    }
    announce(this, outcome);
    this.#showCopied(outcome);
    setTimeout(() => this.#showCopied(''), COPIED_MS);
  }

  #showCopied(copied: string): void {
    this.#copied = copied;
    this.requestUpdate();
  }

  /** Writes the message on demand, because on a page with many banners most are never disputed. */
  #dispute(event: Event): void {
    event.preventDefault();
    if (!this.#failure) return;
    const dispute = disputeOf(this.#failure);
    if (this.dispatchEvent(new OsmDisputeEvent(this.#failure, dispute))) location.href = dispute.href;
  }

  /** Announces a failure that appeared or changed after the first render, if `announce` is on. */
  #announceChange(): void {
    const failure = this.#failure;
    const before = this.#shownBefore;
    const shown = failure ? `${this.#key} ${failure.reason}` : '';
    this.#shownBefore = shown;
    const hasChanged = before !== undefined && before !== shown;
    if (!failure || !hasChanged || !isAnnouncing(this.announce)) return;
    const { guidance, blameLabel: blame, lang } = failure;
    announce(this, fill(this.#labels.announce, { ...guidance, blame }, lang), this.announce);
  }
}

/** A paragraph; nothing if the text is empty. */
const note = (part: 'outbound' | 'reassurance', text: string): TemplateResult | typeof nothing =>
  text === '' ? nothing : html`<p part=${part}>${text}</p>`;

/** How long a copy button shows the outcome, in ms. */
const COPIED_MS = 2500;

/** A valid heading level; 2 for any other value. */
export const headingLevelOf = (level: number): number => ([1, 2, 3, 4, 5, 6].includes(level) ? level : 2);

declare global {
  interface HTMLElementTagNameMap {
    'osm-failure-banner': OsmFailureBanner;
  }
}
