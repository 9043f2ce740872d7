/** The bars around the rows: new calls that wait, retrying the selected calls, and the status with the pages. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { fill, fillCount } from '../../../catalog/fill.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { BulkProgress } from '../bulk-retry.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';

/** Ids named of the calls that did not go through. */
const FAILED_IDS = 5;

/** "12 new failed calls", while they are held back. */
export function waitingBar(
  { words, lang, waitingCount, isPartial }: ListSnapshot,
  { showWaiting }: ListHandlers,
): TemplateResult | typeof nothing {
  if (waitingCount === 0 || isPartial) return nothing;
  const label = fillCount(words.newCalls, { count: waitingCount }, lang);
  return html`<button part="new-calls-button" type="button" @click=${showWaiting}>${label}</button>`;
}

/** What of the selection can be retried; then how far that is, and what did not go through. */
export function bulkBar(
  snapshot: ListSnapshot,
  retry: { readonly retryableCount: number; readonly progress: BulkProgress | null },
  handlers: ListHandlers,
): TemplateResult | typeof nothing {
  const { words, lang, selectedKeys, isPartial } = snapshot;
  const { retryableCount, progress } = retry;
  if (isPartial || (selectedKeys.length === 0 && !progress)) return nothing;
  const leftOut = selectedKeys.length - retryableCount;
  const isBusy = progress?.isBusy === true;
  return html`<div part="bulk-bar">
    ${retryableCount > 0 && !isBusy ? html`<button part="retry-button" type="button" @click=${handlers.retrySelected}>${fillCount(words.retrySelected, { count: retryableCount }, lang)}</button>` : nothing}
    ${leftOut > 0 && !isBusy ? html`<span>${fill(words.leftOut, { count: leftOut }, lang)}</span>` : nothing}
    ${progress ? progressOf(progress, snapshot, handlers) : nothing}
  </div>`;
}

function progressOf(
  { total, placed, failed, isBusy }: BulkProgress,
  { words, lang }: ListSnapshot,
  handlers: ListHandlers,
): TemplateResult {
  const ids = failed.slice(0, FAILED_IDS).map(({ failure }) => sanitiseText(failure.call.id) || words.noId);
  const more = failed.length > FAILED_IDS ? ' …' : '';
  return html`
    <progress part="progress" max=${total} value=${placed + failed.length} aria-label=${words.retryVerdict}></progress>
    <span>${fill(words.progress, { placed, count: total, failed: failed.length }, lang)}</span>
    ${isBusy ? html`<button part="cancel-button" type="button" @click=${handlers.cancelRetries}>${words.cancel}</button>` : nothing}
    ${
      failed.length > 0 && !isBusy
        ? html`
            <bdi part="failed-ids">${ids.join(', ')}${more}</bdi>
            <button part="again-button" type="button" @click=${handlers.retryFailed}>${words.tryAgain}</button>
          `
        : nothing
    }
  `;
}

/** How many calls are shown, how many are selected, and the pages. Without numbers while calls are still being read. */
export function statusBar(snapshot: ListSnapshot, printedCount: number | null, handlers: ListHandlers): TemplateResult {
  if (snapshot.isPartial) return html`<div part="status"></div>`;
  const { words, lang, summary, selectedKeys } = snapshot;
  const { shown, failures } = summary;
  const count =
    printedCount === null
      ? fillCount(words.shownOf, { shown, count: failures }, lang)
      : fill(words.printed, { shown: printedCount, count: shown }, lang);
  const selected = fillCount(words.selected, { count: selectedKeys.length }, lang);
  return html`<div part="status">
    <span>${count}</span>
    ${selectedKeys.length > 0 ? html`<span>${selected}</span>` : nothing} ${pages(snapshot, handlers)}
  </div>`;
}

function pages(
  { words, lang, pageIndex, pageCount }: ListSnapshot,
  { turnPage }: ListHandlers,
): TemplateResult | typeof nothing {
  if (pageCount === 1) return nothing;
  return html`<span part="pages">
    <button type="button" aria-disabled=${pageIndex === 0} @click=${() => turnPage(-1)}>${words.previousPage}</button>
    <span>${fill(words.page, { page: pageIndex + 1, pages: pageCount }, lang)}</span>
    <button type="button" aria-disabled=${pageIndex === pageCount - 1} @click=${() => turnPage(1)}>${words.nextPage}</button>
  </span>`;
}
