/** Messages in place of the rows, and the error above them. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';

/** The message in place of rows: nothing failed, nothing matches, still loading, or the calls could not be read. */
export function emptyMessage(
  { words, summary, waitingCount, isUnreadable }: ListSnapshot,
  { isLoading, hasError }: { readonly isLoading: boolean; readonly hasError: boolean },
): TemplateResult | typeof nothing {
  // There are no rows because all calls wait, and the button for new calls says so.
  if (waitingCount > 0) return nothing;
  if (summary.failures > 0) return noMatch(words);
  if (isLoading) return loading(words);
  if (hasError) return nothing;
  return isUnreadable ? unreadable(words) : empty(words);
}

/** Without a "Clear filters" button: there is one beside the active filters above. */
const noMatch = (words: ListSnapshot['words']): TemplateResult =>
  html`<div part="message">
    <slot name="no-match"><p>${words.noMatch}</p></slot>
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

/** The host's error message, and a button to try again. */
export const errorBox = (
  { words, summary }: ListSnapshot,
  error: unknown,
  { reload }: ListHandlers,
): TemplateResult | typeof nothing => {
  if (!error) return nothing;
  const text = typeof error === 'string' ? sanitiseText(error) : '';
  return html`<div part="error-box">
    <slot name="error-state">
      <p><strong>${summary.failures > 0 ? words.errorNew : words.error}</strong> <bdi>${text}</bdi></p>
    </slot>
    <button part="reload-button" type="button" @click=${reload}>${words.reload}</button>
  </div>`;
};
