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
import { disputeOf, SUPPORT_ADDRESS } from '../../format/dispute.js';
import type { Audience } from '../../format/facts.js';
import { asideOf, AUDIENCES, factsOf } from '../../format/facts.js';
import { formatMarkdown } from '../../format/markdown.js';
import { formatText } from '../../format/text.js';
import { badge } from '../blame-badge/badge.js';
import { announce, isAnnouncing } from '../shared/announcer.js';
import { connectedElements } from '../shared/connected-elements.js';
import { Language } from '../shared/language.js';
import { safeLink } from '../shared/link.js';
import { openRoot } from '../shared/open-root.js';
import type { RetryRun } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';
import { setStates } from '../shared/states.js';
import type { CopyFormat } from './events.js';
import { OsmCopyEvent, OsmDisputeEvent } from './events.js';
import { styles } from './failure-banner.styles.js';
import type { RowRetries } from './retry-control.js';
import { RetryControl } from './retry-control.js';
import type { RetryDrawing } from './retry-templates.js';
import { outcomeText, retryAction, retryAdvice, retryFailure, retryOffer } from './retry-templates.js';

/**
 * Explains one failed call at the top of a page: what happened, whose problem it is, what to do next, and whether to
 * retry. Shows nothing, and takes no space, for a call that did not fail.
 *
 * @tagname osm-failure-banner
 *
 * @attribute {string} lang - Language of the words, as on any element. Absent: the nearest ancestor's, out of shadow roots too. English where `useCatalog` was given no such language.
 *
 * @slot - Details of your own, under the actions.
 * @slot actions - More buttons or links, after ours.
 * @slot fallback - Words that can be read before or without the script; hidden as soon as the element works.
 *
 * @fires {OsmRetryEvent} osm-retry - A person pressed "Retry". Take the work over by `event.retryWith(handler)`.
 * @fires {OsmCopyEvent} osm-copy - A person copied the failure.
 * @fires {OsmDisputeEvent} osm-dispute - A person disputes the reason.
 *
 * @csspart banner - The box. All that is drawn is drawn inside it.
 * @csspart icon - The icon of a failed call.
 * @csspart header - Title and badge.
 * @csspart title - The reason's title, a heading.
 * @csspart badge - The blame badge. Also carries its blame as a part name.
 * @csspart badge-icon - The badge's icon.
 * @csspart badge-label - The badge's label.
 * @csspart cause - What actually happened.
 * @csspart next-step - The panel that sets the next step apart.
 * @csspart what-to-try - The next action.
 * @csspart retry-advice - Whether to retry.
 * @csspart doubt - What contradicts the reason; absent when nothing does.
 * @csspart reassurance - The framing for testers.
 * @csspart outbound - Who is meant by "caller" on an outbound call; for operators and developers, where that matters.
 * @csspart meta - Code and ids, for developers.
 * @csspart action-bar - The row of actions.
 * @csspart retry-failure - That a retry could not be placed; above the actions.
 * @csspart retry-message - Why it could not be placed, in the host's words.
 * @csspart retry-button - "Retry call", "Retry on Mon, 10:00" or, after a retry that could not be placed, "Try again".
 * @csspart retry-status - What stands in place of the button: "Called again at 21:45", or why no retry is offered.
 * @csspart new-call-link - Link to the new call, beside `retry-status`.
 * @csspart cancel-button - Cancels a pending retry.
 * @csspart events-link - "See the full log".
 * @csspart copy-button - Both copy buttons.
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
 * @cssState crowded - Among more than twenty elements of ours, and in no list: it is not laid out while it is far from being seen.
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
    announce: {},
    row: { attribute: false },
  };

  /** The call: a REST or SDK call object, a `call.failed` event, a bare reason, or any of these as JSON text. While it is null, `reason` counts; for what is no failed call nothing is shown. */
  call: unknown = null;

  /** A bare failure reason, for where there is no call. An unknown one gets the unknown guidance. */
  reason: string | null = null;

  /** Level of the heading, 1 to 6. Anything else is 2. */
  headingLevel = 2;

  /** Who reads: `operator`, `tester` (also reads the page's reassurance) or `developer` (also sees code and ids). */
  audience: Audience = 'operator';

  /** Shows the retry button when the failure is retryable, or as `retryPolicy` has it. Listen to `osm-retry` to do the work. */
  retry = false;

  /**
   * The campaign's rules for retries: the campaign itself, or its `retryPolicy` and `schedule`, or the policy alone. They
   * decide whether the button is there, and from when: a reason that the policy names in `retryOn`, the attempts that are
   * used, the wait, the dialling hours. The handler of `osm-retry` is then given `notBefore`. The clock is followed while
   * the page is open. Rules that cannot be read offer no retry. Null or undefined: the reason alone decides.
   */
  retryPolicy: Campaign | RetryPolicy | null | undefined = null;

  /**
   * The contact's other calls, where the host knows them: any iterable of inputs, or what a list takes as `calls`. Where
   * one of them was later, the banner says what became of it, and offers no retry. Calls to other contacts are ignored, and
   * so is all of it for a call without an id. It is read again when another value is set. Null or undefined: none is known.
   */
  otherCalls: object | string | null | undefined = null;

  /** Link to the call's events. `{id}` in it becomes the encoded call id. Only http(s), mailto, tel and relative links are shown. */
  eventsHref: string | null = null;

  /** Whether a screen reader is told when a failure appears or changes after the first render: `off`, `polite` or `assertive`. */
  announce: 'off' | 'polite' | 'assertive' = 'off';

  /**
   * @internal In a list: what the list already explained, in place of a call (foreign data never goes through a
   * template), the list's retries, which outlive this banner, and what its ledger says of another one.
   */
  row: ({ readonly key: string; readonly failure: Failure } & RowRetries) | null = null;

  readonly #language = new Language(this);
  readonly #internals = this.attachInternals();
  /** What is drawn; set by `willUpdate`. */
  #failure: Failure | null = null;
  #key = '';
  #hadFocus = false;
  readonly #retries = new RetryControl(this, {
    onOutcome: (run) => this.#announceOutcome(run),
    onStalePress: (state) => this.#announceState(state),
  });
  /** Which failure was shown last; undefined before the first render. */
  #shownBefore: string | undefined;
  /** What the copy button that was pressed last says, for a moment, by its format. */
  #copied: Readonly<Record<string, string>> | undefined;

  constructor() {
    super();
    openRoot(this);
  }

  /** What is shown, or null when nothing is. Right at once, also before what was set is drawn. */
  get failure(): Failure | null {
    return this.isUpdatePending ? this.#explained().failure : this.#failure;
  }

  /** The failure, and what makes two objects the same call: its id, also while it is not failed; else the reason. */
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
    });
    setStates(this.#internals, {
      shown: failure !== null,
      empty: failure === null,
      doubtful: failure !== null && failure.doubts.length > 0,
      busy: this.#retries.run?.status === 'busy',
      // A banner that stands alone may be measured as soon as it is drawn, and the rows of a list are: before the first
      // frame, the browser would only guess how high is what it has not laid out.
      crowded: !this.row && connectedElements.size > 20,
    });
  }

  protected override updated(): void {
    // A focused button that was removed would leave the focus to the page.
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
    const aside = asideOf(failure, audience);
    const events = safeLink(this.eventsHref, failure.call.id);
    const retry = this.#retryDrawing(failure);
    const facts = words('facts', lang, englishFacts);
    const labels = this.#labels;
    return html`
      <div part="banner" role="group" aria-labelledby="title" lang=${lang} dir=${failure.dir}>
        <svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 9q0-4 7-4t7 4v2l-4-1V8a9 9 0 0 0-6 0v2l-4 1z" /></svg>
        <div part="header">
          <div part="title" id="title" role="heading" aria-level=${headingLevelOf(this.headingLevel)}>${guidance.title}</div>
          ${badge(guidance.likelyBlame, failure.blameLabel)}
        </div>
        <p part="cause">${guidance.cause}</p>
        <dl part="next-step">
          <div><dt>${facts.whatToTry}</dt><dd part="what-to-try">${guidance.whatToTry}</dd></div>
          <div><dt>${facts.retry}</dt><dd part="retry-advice">${retryAdvice(retry) || failure.retryAdvice.text}</dd></div>
        </dl>
        ${failure.doubts.length > 0 ? html`<p part="doubt"><strong>${facts.doubt}</strong> ${failure.doubts.map(({ text }) => text).join(' ')}</p>` : nothing}
        ${aside ? html`<p part=${audience === 'tester' ? 'reassurance' : 'outbound'}>${aside}</p>` : nothing}
        ${audience === 'developer' ? this.#renderMeta(failure) : nothing}
        ${retryFailure(retry)}
        <div part="action-bar">
          ${retryAction(retry)}
          ${events ? html`<a part="events-link" href=${events}>${labels.events}</a>` : nothing}
          <button part="copy-button" type="button" name="text" @click=${this.#copy}>${this.#copied?.text ?? labels.copyText}</button>
          <button part="copy-button" type="button" name="markdown" @click=${this.#copy}>${this.#copied?.markdown ?? labels.copyMarkdown}</button>
          <a part="dispute-link" href="mailto:${SUPPORT_ADDRESS}" @click=${this.#dispute}>${labels.dispute}</a>
          <slot name="actions"></slot>
        </div>
        <slot></slot>
        <slot name="fallback" hidden></slot>
      </div>
    `;
  }

  #renderMeta(failure: Failure): TemplateResult {
    const facts = factsOf(failure, { audience: 'developer' });
    return html`<dl part="meta">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`;
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
      hrefOf: (callId) => (isTemplate(this.eventsHref) ? safeLink(this.eventsHref, callId) : ''),
      onRetry: this.#retry,
      onCancel: this.#cancel,
    };
  }

  readonly #retry = (): void => this.#retries.press();

  readonly #cancel = (): void => this.#retries.cancel();

  /** Speaks what became of the person's own press. A list does so itself, whether or not the row is open. */
  #announceOutcome(run: RetryRun): void {
    if (!this.row) announce(this, outcomeText(run, this.#labels));
  }

  /** A press that came too late: says what is offered instead. */
  #announceState(state: RetryState): void {
    const text = state.isOffered ? retryOffer(state, this.#labels, this.#failure?.lang ?? '') : state.explanation;
    announce(this, text || state.advice);
  }

  async #copy(event: Event): Promise<void> {
    const failure = this.#failure;
    if (!failure) return;
    const format = (event.currentTarget as HTMLButtonElement).name as CopyFormat;
    const text = (format === 'text' ? formatText : formatMarkdown)(failure, { audience: this.audience });
    this.dispatchEvent(new OsmCopyEvent(failure, format, text));
    let outcome = this.#labels.copied;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      outcome = this.#labels.copyFailed; // No permission, no secure context, or no clipboard at all.
    }
    announce(this, outcome);
    this.#showCopied({ [format]: outcome });
    setTimeout(() => this.#showCopied(undefined), COPIED_MS);
  }

  #showCopied(copied: Readonly<Record<string, string>> | undefined): void {
    this.#copied = copied;
    this.requestUpdate();
  }

  /** The message is written when it is asked for: on a page of banners nobody asks for most of them. */
  #dispute(event: Event): void {
    event.preventDefault();
    if (!this.#failure) return;
    const dispute = disputeOf(this.#failure);
    if (this.dispatchEvent(new OsmDisputeEvent(this.#failure, dispute))) location.href = dispute.href;
  }

  /** Announces a failure that appeared or changed after the first render, where the host asked for it. */
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

/** How long a copy button says what became of the copy. */
const COPIED_MS = 2500;

/** Whether a link leads to another place for each call. A host may assign anything. */
const isTemplate = (href: unknown): boolean => typeof href === 'string' && href.includes('{id}');

/** A level that a heading can have; 2 for all else. */
export const headingLevelOf = (level: number): number => ([1, 2, 3, 4, 5, 6].includes(level) ? level : 2);

declare global {
  interface HTMLElementTagNameMap {
    'osm-failure-banner': OsmFailureBanner;
  }
}
