/** How a banner shows where a retry stands: pure functions of what is known of it. */
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
  /** A call's link; '' where it has none. */
  readonly hrefOf: (callId: string) => string;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
}

/** The first of the actions: the button, or what stands in its place. */
export function retryAction(drawing: RetryDrawing): TemplateResult | typeof nothing {
  const { state, run, isHandled, lang } = drawing;
  // What is known of the new call itself says more than that it was placed.
  if (run?.status === 'done' && !state.isCalledAgain)
    return status(placedText(run, state, { lang, now: Date.now() }), run.callId, drawing);
  if (run?.status === 'busy' || (isHandled && state.isOffered)) return button(drawing);
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

/** What is offered: "Retry call", or "Retry on Mon, 10:00 GMT+5:30". */
export const retryOffer = ({ notBefore, notBeforeText }: RetryState, labels: BannerLabels, lang: string): string =>
  notBefore === null ? labels.retry : fill(labels.retryLater, { when: notBeforeText }, lang);

/** It takes the focus of a button that it replaces, and is no stop of Tab. */
function status(text: string, callId: string, { labels, hrefOf }: RetryDrawing): TemplateResult {
  const href = callId === '' ? '' : hrefOf(callId);
  return html`
    <span part="retry-status" tabindex="-1">${text}</span>
    ${href ? html`<a part="new-call-link" href=${href}>${labels.newCall}</a>` : nothing}
  `;
}

/** That the new call could not be placed, and why, as far as the host says. */
export function retryFailure({ run, labels }: RetryDrawing): TemplateResult | typeof nothing {
  if (run?.status !== 'failed') return nothing;
  const why = run.message ? html`<span part="retry-message">${run.message}</span>` : nothing;
  return html`<p part="retry-failure"><strong>${labels.failed}</strong> ${why}</p>`;
}

/** Whether to retry: as the policy has it, and no longer once it was done; '' where the failure's own advice holds. */
export function retryAdvice({ state, run, labels }: RetryDrawing): string {
  return run?.status === 'done' && !state.isCalledAgain ? outcomeText(run, labels) : state.advice;
}

/** What became of a retry, as it is announced. */
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
