import type { LeftOutWhy } from '../../ledger/retry-plan.js';
import type { BulkRetry } from './bulk-retry.js';
import { MOST_WITHOUT_ASKING } from './bulk-retry.js';
import type { ListSnapshot } from './list-model.js';
import type { BulkDrawing } from './templates/bulk-bar.js';
import type { BulkHandlers } from './templates/handlers.js';

/** The list, as far as the bulk bar needs it. */
export interface BulkHost extends EventTarget {
  requestUpdate: () => void;
  readonly updateComplete: Promise<unknown>;
  readonly shadowRoot: ShadowRoot | null;
}

/** Calls that are shown alone, because a plan leaves them out. */
interface ShownAlone {
  readonly why: LeftOutWhy;
  readonly keys: ReadonlySet<string>;
}

/** What a person does in the bulk bar, and what was chosen there. */
export class BulkActions implements BulkHandlers {
  readonly #host: BulkHost;
  readonly #bulk: BulkRetry;
  readonly #snapshot: () => ListSnapshot;
  #isAsking = false;
  #hadFocus = false;
  #shownAlone: ShownAlone | null = null;

  constructor(host: BulkHost, bulk: BulkRetry, snapshot: () => ListSnapshot) {
    this.#host = host;
    this.#bulk = bulk;
    this.#snapshot = snapshot;
  }

  /** What the bar shows beside the plan. */
  get drawing(): BulkDrawing {
    return { progress: this.#bulk.progress, isAsking: this.#isAsking, shownWhy: this.#shownAlone?.why ?? null };
  }

  /** Keys of the calls that are shown alone; null while all are shown. */
  get shownKeys(): ReadonlySet<string> | null {
    return this.#shownAlone?.keys ?? null;
  }

  /** Before a draw: whether the bar has the focus. */
  noteFocus(): void {
    this.#hadFocus = Boolean(this.#host.shadowRoot?.activeElement?.closest('[part=bulk-bar]'));
  }

  /** After a draw: a focused button that was removed would leave the focus to the page. */
  keepFocus(): void {
    const root = this.#host.shadowRoot;
    if (!this.#hadFocus || !root || root.activeElement) return;
    root.querySelector<HTMLElement>('[part=bulk-bar] button, [part=list]')?.focus();
  }

  /** What was chosen for a selection means nothing for another one. Rows stay shown while something is selected. */
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
    this.#isAsking = true;
    this.#drawAndFocus('confirm-button');
  };

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
    // It closes the question alone, not a dialog that the list stands in.
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
    this.#host.requestUpdate();
  };

  #drawAndFocus(part: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.shadowRoot?.querySelector<HTMLElement>(`[part~='${part}']`)?.focus();
    });
  }
}
