/** What stands in place of rows, or above them when calls could not be loaded. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';

/** In place of rows: nothing failed, nothing matches, nothing is known yet, or nothing could be read. */
export function emptyMessage(
  { words, summary, waitingCount, isUnreadable }: ListSnapshot,
  { isLoading, hasError }: { readonly isLoading: boolean; readonly hasError: boolean },
  handlers: ListHandlers,
): TemplateResult | typeof nothing {
  // The rows are empty because all calls are held back, and the button for that says so.
  if (waitingCount > 0) return nothing;
  if (summary.failures > 0) return noMatch(words, handlers);
  if (isLoading) return loading(words);
  if (hasError) return nothing;
  return isUnreadable ? unreadable(words) : empty(words);
}

const noMatch = (words: ListSnapshot['words'], { clearFilters }: ListHandlers): TemplateResult =>
  html`<div part="message">
    <slot name="no-match"><p>${words.noMatch}</p></slot>
    <button part="clear-button" type="button" @click=${clearFilters}>${words.clearFilters}</button>
  </div>`;

const loading = (words: ListSnapshot['words']): TemplateResult =>
  html`<div part="message">
    <slot name="loading-state">
      <p>${words.loading}</p>
      <div part="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
    </slot>
  </div>`;

const unreadable = (words: ListSnapshot['words']): TemplateResult =>
  html`<div part="message">
    <slot name="unreadable">
      <p><strong>${words.unreadable}</strong></p>
      <p>${words.unreadableMore}</p>
    </slot>
  </div>`;

const empty = (words: ListSnapshot['words']): TemplateResult =>
  html`<div part="message">
    <slot name="empty">
      <p><strong>${words.empty}</strong></p>
      <p>${words.emptyMore}</p>
    </slot>
  </div>`;

/** What went wrong, in the host's words, and a way to try again. */
export const errorBox = (
  { words }: ListSnapshot,
  error: unknown,
  { reload }: ListHandlers,
): TemplateResult | typeof nothing => {
  if (!error) return nothing;
  const text = typeof error === 'string' ? sanitiseText(error) : '';
  return html`<div part="error-box">
    <slot name="error-state">
      <p><strong>${words.error}</strong> <bdi>${text}</bdi></p>
    </slot>
    <button part="reload-button" type="button" @click=${reload}>${words.reload}</button>
  </div>`;
};
