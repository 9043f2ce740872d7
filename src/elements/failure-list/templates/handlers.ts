import type { FilterChoice } from '../filter-choice.js';

/** What a person can do to the list. The element's side of every template. */
export interface ListHandlers {
  /** Takes over part of what a person wants to see. */
  readonly choose: (choice: Partial<FilterChoice>) => void;
  readonly clearFilters: () => void;
  readonly togglePause: () => void;
  readonly showWaiting: () => void;
  readonly reload: () => void;
  readonly turnPage: (by: 1 | -1) => void;
  /** A check box was changed: of a call, of a group, or in the head, of all that is shown. */
  readonly select: (event: Event) => void;
  /** Something in the rows was clicked. */
  readonly click: (event: Event) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focusin: (event: FocusEvent) => void;
  readonly focusout: (event: FocusEvent) => void;
  readonly scroll: () => void;
  readonly retrySelected: () => void;
  /** Retries those again that did not go through. */
  readonly retryFailed: () => void;
  readonly cancelRetries: () => void;
}
