import type { LeftOutWhy } from '../../../ledger/retry-plan.js';
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
}

/** What a person can do in the bulk bar. */
export interface BulkHandlers {
  /** Places the calls of the plan, or asks first where they are many. */
  readonly retrySelected: () => void;
  readonly confirmRetries: () => void;
  readonly declineRetries: () => void;
  readonly keydownInQuestion: (event: KeyboardEvent) => void;
  /** Retries those again that could not be placed. */
  readonly retryFailed: () => void;
  readonly cancelRetries: () => void;
  /** Shows the calls alone that are left out for one reason, or all calls again. */
  readonly showLeftOut: (why: LeftOutWhy) => void;
}
