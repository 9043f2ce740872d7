import type { LeftOutWhy } from '../../ledger/retry-plan.js';
import type { BulkRetry } from './bulk-retry.js';
import { MOST_WITHOUT_ASKING } from './bulk-retry.js';
import type { ListSnapshot } from './list-model.js';
import type { OutcomeAnnouncer } from './outcome-announcer.js';
import type { BulkDrawing } from './templates/bulk-bar.js';
import type { BulkHandlers } from './templates/handlers.js';

/** The part of the list that the bulk bar uses. */
export interface BulkHost extends EventTarget {
  requestUpdate: () => void;
  readonly updateComplete: Promise<unknown>;
  readonly shadowRoot: ShadowRoot | null;
}

/** The calls that are left out for one reason, while the list shows only them. */
interface ShownAlone {
  readonly why: LeftOutWhy;
  readonly keys: ReadonlySet<string>;
}

/** What the bulk bar works with. */
export interface BulkParts {
  readonly bulk: BulkRetry;
  readonly outcomes: OutcomeAnnouncer;
  /** The snapshot that was drawn last. */
  readonly snapshot: () => ListSnapshot;
}

/** Handles presses in the bulk bar, and keeps what was chosen there. */
export class BulkActions implements BulkHandlers {
  readonly #host: BulkHost;
  readonly #bulk: BulkRetry;
  readonly #outcomes: OutcomeAnnouncer;
  readonly #snapshot: () => ListSnapshot;
  #isAsking = false;
  #hadFocus = false;
  #shownAlone: ShownAlone | null = null;

  constructor(host: BulkHost, { bulk, outcomes, snapshot }: BulkParts) {
    this.#host = host;
    this.#bulk = bulk;
    this.#outcomes = outcomes;
    this.#snapshot = snapshot;
  }

  /** The state of the bar, except its plan. */
  get drawing(): BulkDrawing {
    return { progress: this.#bulk.progress, isAsking: this.#isAsking, shownWhy: this.#shownAlone?.why ?? null };
  }

  /** Keys of the only calls to show; null while all are shown. */
  get shownKeys(): ReadonlySet<string> | null {
    return this.#shownAlone?.keys ?? null;
  }

  /** Before a draw: remembers whether the bar has the focus. */
  noteFocus(): void {
    this.#hadFocus = Boolean(this.#host.shadowRoot?.activeElement?.closest('[part=bulk-bar]'));
  }

  /** After a draw: keeps the focus in the bar if the focused button was removed. */
  keepFocus(): void {
    const root = this.#host.shadowRoot;
    if (!this.#hadFocus || !root || root.activeElement) return;
    root.querySelector<HTMLElement>('[part=bulk-bar] button, [part=list]')?.focus();
  }

  /** After the selection changed: withdraws the question. All rows are shown again once nothing is selected. */
  forgetChoices(isSelectionEmpty: boolean): void {
    this.#isAsking = false;
    if (isSelectionEmpty) this.#shownAlone = null;
  }

  readonly retrySelected = (): void => {
    const count = this.#snapshot().bulk?.retry.length ?? 0;
    if (count <= MOST_WITHOUT_ASKING) {
      this.confirmRetries();
      return;
    }
    this.ask();
  };

  /** Shows the question before anybody is called. If nobody is to be called, the bar says why. */
  ask(): void {
    this.#isAsking = true;
    this.#drawAndFocus('confirm-button');
  }

  readonly confirmRetries = (): void => {
    this.#isAsking = false;
    this.#shownAlone = null;
    this.#bulk.start(this.#host, this.#snapshot().selectedKeys);
    this.#host.requestUpdate();
  };

  readonly declineRetries = (): void => {
    this.#isAsking = false;
    this.#drawAndFocus('retry-button');
  };

  readonly keydownInQuestion = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Escape closes the question only, not a dialog around the list.
    event.preventDefault();
    event.stopPropagation();
    this.declineRetries();
  };

  readonly retryFailed = (): void => {
    this.#bulk.startAgain(this.#host);
    this.#host.requestUpdate();
  };

  readonly cancelRetries = (): void => {
    this.#bulk.cancel();
  };

  readonly showLeftOut = (why: LeftOutWhy): void => {
    const keys = this.#snapshot().bulk?.leftOut.find((part) => part.why === why)?.keys;
    this.#shownAlone = this.#shownAlone?.why === why || !keys ? null : { why, keys };
    this.#outcomes.note('shown');
    this.#host.requestUpdate();
  };

  #drawAndFocus(part: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const bar = this.#host.shadowRoot?.querySelector('[part=bulk-bar]');
      bar?.querySelector<HTMLElement>(`[part~='${part}'], button`)?.focus();
    });
  }
}
