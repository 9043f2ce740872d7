/** The bars around the rows: new calls that wait, and the status with the pages. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { fill, fillCount } from '../../../catalog/fill.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';

/** "12 new failed calls", while they are held back. */
export function waitingBar(
  { words, lang, waitingCount, isPartial }: ListSnapshot,
  { showWaiting }: ListHandlers,
): TemplateResult | typeof nothing {
  if (waitingCount === 0 || isPartial) return nothing;
  const label = fillCount(words.newCalls, { count: waitingCount }, lang);
  return html`<button part="new-calls-button" type="button" @click=${showWaiting}>${label}</button>`;
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
