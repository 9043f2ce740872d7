import type { LeftOutWhy } from '../../../ledger/retry-plan.js';
import type { ExportFormat } from '../events.js';
import type { FilterChoice } from '../filter-choice.js';
import type { ExportOutcome } from './export-menu.js';
import type { TimelineHandlers, TimelineState } from './timeline.js';

/** The actions of a person on the list, which templates bind to events. */
export interface ListHandlers {
  /** Changes part of the filters, order or groups. */
  readonly choose: (choice: Partial<FilterChoice>) => void;
  readonly clearFilters: () => void;
  /** Removes a filter; `without` has the values that the choice gets. */
  readonly removeFilter: (without: Partial<FilterChoice>) => void;
  /** State and actions of the timeline, which chooses a time range. */
  readonly timeline: TimelineState & TimelineHandlers;
  /** Opens or closes the folded filters. */
  readonly toggleFilters: () => void;
  readonly togglePause: () => void;
  /** Opens or closes the notices. */
  readonly toggleNotices: () => void;
  readonly showWaiting: () => void;
  readonly reload: () => void;
  readonly turnPage: (by: 1 | -1) => void;
  readonly exporter: ExportHandlers;
  /** A check box was changed: of a call, of a group, or (in the header) of all shown calls. */
  readonly select: (event: Event) => void;
  /** There was a click in the rows. */
  readonly click: (event: Event) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focusin: (event: FocusEvent) => void;
  readonly focusout: (event: FocusEvent) => void;
  readonly scroll: () => void;
}

/** The actions of a person who exports calls. */
export interface ExportHandlers {
  /** The outcome of the last export, for a moment; null otherwise. */
  readonly outcome: ExportOutcome | null;
  /** Loads the code of an export, before a press needs it. */
  readonly prepareExport: () => void;
  /** Downloads or copies the selected calls, or all shown calls. */
  readonly exportAs: (format: ExportFormat) => void;
}

/** The actions of a person in the bulk bar. */
export interface BulkHandlers {
  /** Retries the calls of the plan, or asks for a confirmation first if they are many. */
  readonly retrySelected: () => void;
  readonly confirmRetries: () => void;
  readonly declineRetries: () => void;
  readonly keydownInQuestion: (event: KeyboardEvent) => void;
  /** Retries the calls that could not be placed. */
  readonly retryFailed: () => void;
  readonly cancelRetries: () => void;
  /** Shows only the calls that are left out for one reason, or all calls again. */
  readonly showLeftOut: (why: LeftOutWhy) => void;
}
