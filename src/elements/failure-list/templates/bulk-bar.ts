/** Retrying the selected calls: what a press would do, whom it leaves out and why, how far it is, and what came of it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { fill, fillCount } from '../../../catalog/fill.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { LeftOutWhy } from '../../../ledger/retry-plan.js';
import type { BulkProgress, FailedRetry } from '../bulk-retry.js';
import type { ListSnapshot, ListWords } from '../list-model.js';
import type { BulkPlan } from '../list-retries.js';
import type { BulkHandlers } from './handlers.js';

/** Calls named of those that could not be placed. */
const FAILED_SHOWN = 5;

/** What the bar shows beside the plan of the selected calls. */
export interface BulkDrawing {
  readonly progress: BulkProgress | null;
  /** Whether a large press waits for the person to say yes. */
  readonly isAsking: boolean;
  /** The reason whose calls are shown alone; null while all calls are. */
  readonly shownWhy: LeftOutWhy | null;
}

export function bulkBar(
  snapshot: ListSnapshot,
  drawing: BulkDrawing,
  handlers: BulkHandlers,
): TemplateResult | typeof nothing {
  const { words, isPartial, bulk } = snapshot;
  const { progress } = drawing;
  if (isPartial || (bulk === null && !progress)) return nothing;
  const isBusy = progress?.isBusy === true;
  const hasFailed = (progress?.failed.length ?? 0) > 0;
  return html`<div part="bulk-bar" role="group" aria-label=${words.retryVerdict}>
    ${bulk && !isBusy ? planned(bulk, snapshot, drawing, handlers) : nothing}
    ${progress ? progressOf(progress, snapshot, handlers) : nothing}
    ${bulk === null && !isBusy && hasFailed ? againButton(words, handlers) : nothing}
  </div>`;
}

/** The button, or the question whether so many people are to be called, and who will not be. */
function planned(
  plan: BulkPlan,
  snapshot: ListSnapshot,
  { progress, isAsking, shownWhy }: BulkDrawing,
  handlers: BulkHandlers,
): TemplateResult {
  const { words, lang } = snapshot;
  const count = plan.retry.length;
  const button = isOnlyAgain(plan, progress)
    ? againButton(words, handlers)
    : html`<button part="retry-button" type="button" @click=${handlers.retrySelected}>${fillCount(words.callAgain, { count }, lang)}</button>`;
  const action = isAsking ? question(count, snapshot, handlers) : button;
  const { waiting } = plan;
  return html`
    ${count > 0 ? action : nothing}
    ${waiting ? html`<span part="waiting">${fillCount(words.callsWait, { ...waiting }, lang)}</span>` : nothing}
    ${plan.leftOutCount > 0 || shownWhy ? leftOut(plan, snapshot, shownWhy, handlers) : nothing}
  `;
}

/** Whether a press would place the calls again that could not be placed, and no others: one button is enough then. */
function isOnlyAgain({ retry }: BulkPlan, progress: BulkProgress | null): boolean {
  if (progress?.failed.length !== retry.length) return false;
  const failed = new Set(progress.failed.map(({ key }) => key));
  return retry.every(({ key }) => failed.has(key));
}

const againButton = (words: ListWords, { retryFailed }: BulkHandlers): TemplateResult =>
  html`<button part="again-button" type="button" @click=${retryFailed}>${words.tryAgain}</button>`;

/** Asked once, in place, before many phones ring. */
function question(count: number, { words, lang }: ListSnapshot, handlers: BulkHandlers): TemplateResult {
  return html`<span part="question" @keydown=${handlers.keydownInQuestion}>
    <strong id="question">${fillCount(words.callAgainQuestion, { count }, lang)}</strong>
    <button part="confirm-button" type="button" aria-describedby="question" @click=${handlers.confirmRetries}>${fillCount(words.callNow, { count }, lang)}</button>
    <button part="decline-button" type="button" @click=${handlers.declineRetries}>${words.notNow}</button>
  </span>`;
}

/** "16 will not be called: 9 not retryable, 7 called again later"; each part is a filter. */
function leftOut(
  plan: BulkPlan,
  { words, lang }: ListSnapshot,
  shownWhy: LeftOutWhy | null,
  { showLeftOut }: BulkHandlers,
): TemplateResult {
  const counts = plan.leftOut.map(({ why, keys }) => ({ why, count: keys.size }));
  const isShownListed = shownWhy === null || counts.some(({ why }) => why === shownWhy);
  // What is shown alone can be left again, also when the plan has changed meanwhile.
  const offered = isShownListed ? counts : [...counts, { why: shownWhy, count: 0 }];
  return html`<span part="left-out">
    <span>${fillCount(words.notCalled, { count: plan.leftOutCount }, lang)}</span>
    ${offered.map(
      ({ why, count }) =>
        html`<button
          part="left-out-filter"
          type="button"
          aria-pressed=${why === shownWhy}
          @click=${() => showLeftOut(why)}
        >${fillCount(words[LEFT_OUT_WORDS[why]], { count }, lang)}</button>`,
    )}
  </span>`;
}

const LEFT_OUT_WORDS = {
  'not-retryable': 'leftOutNotRetryable',
  'tried-again': 'leftOutTriedAgain',
  reached: 'leftOutReached',
  'under-way': 'leftOutUnderWay',
  'attempts-used': 'leftOutAttemptsUsed',
  'do-not-call': 'leftOutDoNotCall',
  unreadable: 'leftOutUnreadable',
} as const satisfies Record<LeftOutWhy, keyof ListWords>;

function progressOf(progress: BulkProgress, snapshot: ListSnapshot, handlers: BulkHandlers): TemplateResult {
  const { words } = snapshot;
  const { total, placed, failed, isBusy } = progress;
  return html`
    ${
      isBusy
        ? html`
            <button part="cancel-button" type="button" @click=${handlers.cancelRetries}>${words.cancel}</button>
            <progress part="progress" max=${total} value=${placed + failed.length} aria-label=${words.retryVerdict}></progress>
          `
        : nothing
    }
    <span part="outcome">${bulkOutcome(progress, snapshot)}</span>
    ${failed.length > 0 && !isBusy ? failedCalls(failed, words) : nothing}
  `;
}

/** "Cancelled: 2 of 7 calls placed, 1 could not be placed", as it is drawn and announced. */
export function bulkOutcome(
  { total, placed, failed, isCancelled }: BulkProgress,
  { words, lang }: Pick<ListSnapshot, 'words' | 'lang'>,
): string {
  const sentence = failed.length > 0 ? words.progressFailed : words.progress;
  const progress = fillCount(sentence, { count: total, placed, failed: failed.length }, lang);
  return isCancelled ? fill(words.progressCancelled, { progress }, lang) : progress;
}

/** The first of them, and why, as far as the host says. */
function failedCalls(failed: readonly FailedRetry[], words: ListWords): TemplateResult {
  const more = failed.length > FAILED_SHOWN ? html`<li>…</li>` : nothing;
  return html`<ul part="failed-calls">
    ${failed.slice(0, FAILED_SHOWN).map(({ failure, run }) => {
      const id = sanitiseText(failure.call.id) || words.noId;
      return html`<li><bdi part="failed-id">${id}</bdi> ${run.message ? html`<span part="failed-message">${run.message}</span>` : nothing}</li>`;
    })}
    ${more}
  </ul>`;
}
