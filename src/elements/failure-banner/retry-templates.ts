/** The banner's templates about a retry: pure functions of its state. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import type { banner as english } from '../../catalog/english.js';
import { fill } from '../../catalog/fill.js';
import type { RetryRun } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';
import { placedText } from '../shared/retry-words.js';

/** The banner's own words, in a language. */
export type BannerLabels = { readonly [K in keyof typeof english]: string };

export interface RetryDrawing {
  readonly state: RetryState;
  readonly run: RetryRun | undefined;
  /** Whether the host handles retries. */
  readonly isHandled: boolean;
  readonly labels: BannerLabels;
  readonly lang: string;
  /** Zone of the times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  /** Link to a call; '' if there is none. */
  readonly hrefOf: (callId: string) => string;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
}

/** The first action: the button, or the text in its place. */
export function retryAction(drawing: RetryDrawing): TemplateResult | typeof nothing {
  const { state, run, isHandled, lang, timeZone } = drawing;
  // If more is known of the new call than that it was placed, that is shown instead.
  if (run?.status === 'done' && !state.isCalledAgain)
    return status(placedText(run, state, { lang, now: Date.now(), timeZone }), run.callId, drawing);
  if (hasRetryButton(drawing)) return button(drawing);
  const isSaid = state.explanation !== '' && (isHandled || state.isCalledAgain);
  return isSaid ? status(state.explanation, state.laterCallId, drawing) : nothing;
}

function button({ state, run, labels, lang, onRetry, onCancel }: RetryDrawing): TemplateResult {
  const isBusy = run?.status === 'busy';
  const isAgain = run?.status === 'failed' && state.notBefore === null;
  const label = isBusy ? labels.busy : isAgain ? labels.tryAgain : retryOffer(state, labels, lang);
  return html`
    <button part="retry-button" type="button" aria-disabled=${isBusy} @click=${onRetry}>${label}</button>
    ${isBusy ? html`<button part="cancel-button" type="button" @click=${onCancel}>${labels.cancel}</button>` : nothing}
  `;
}

/** Whether there is a retry button. The advice is then shown beside it. */
export const hasRetryButton = ({ state, run, isHandled }: RetryDrawing): boolean =>
  run?.status === 'busy' || (isHandled && state.isOffered && (run?.status !== 'done' || state.isCalledAgain));

/** What is offered: "Retry call", or "Retry on Mon, 10:00 (Kolkata)". */
export const retryOffer = ({ notBefore, notBeforeText }: RetryState, labels: BannerLabels, lang: string): string =>
  notBefore === null ? labels.retry : fill(labels.retryLater, { when: notBeforeText }, lang);

/**
 * Text in place of the button. Focusable by script only, so that it can take over the focus of the button it replaces.
 */
function status(text: string, callId: string, { labels, hrefOf }: RetryDrawing): TemplateResult {
  const href = callId === '' ? '' : hrefOf(callId);
  return html`
    <span part="retry-status" tabindex="-1">${text}</span>
    ${href ? html`<a part="new-call-link" href=${href}>${labels.newCall}</a>` : nothing}
  `;
}

/** Says that the new call could not be placed, and why if the host gave a reason. */
export function retryFailure({ run, labels }: RetryDrawing): TemplateResult | typeof nothing {
  if (run?.status !== 'failed') return nothing;
  const why = run.message ? html`<span part="retry-message">${run.message}</span>` : nothing;
  return html`<p part="retry-failure"><strong>${labels.failed}</strong> ${why}</p>`;
}

/** The policy's advice, or the outcome once a retry was placed; '' where the failure's own advice applies. */
export function retryAdvice({ state, run, labels }: RetryDrawing): string {
  return run?.status === 'done' && !state.isCalledAgain ? outcomeText(run, labels) : state.advice;
}

/** The outcome of a retry, as it is announced. */
export function outcomeText(run: RetryRun, labels: BannerLabels): string {
  switch (run.status) {
    case 'done':
      return run.notBefore === null ? labels.done : labels.donePlanned;
    case 'failed':
      return [labels.failed, run.message].join(' ').trim();
    case 'busy':
    case 'cancelled':
      return labels[run.status];
  }
}
