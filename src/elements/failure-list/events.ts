import type { Failure } from '../../failure/explain.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';

/** A person opened a row. The explanation is shown in it: a page that navigates here would take it away again. */
export class OsmOpenEvent extends Event {
  /** What is explained. */
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('osm-open', { bubbles: true, composed: true });
    this.failure = failure;
  }
}

/** A person changed the selection. */
export class OsmSelectEvent extends Event {
  /** Ids of all calls that are selected now. */
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    super('osm-select', { bubbles: true, composed: true });
    this.ids = ids;
  }
}

/** What a person chose to see, and in which order. Null where nothing is filtered. */
export interface FilterChoice {
  readonly blame: string | null;
  readonly reason: string | null;
  readonly retryable: boolean | null;
  readonly query: string;
  readonly sort: SortKey | `-${SortKey}`;
  readonly groupBy: GroupKey | null;
}

/** A person filtered or sorted the list. */
export class OsmFilterEvent extends Event implements FilterChoice {
  /** Blame that is shown alone; null for all. */
  declare readonly blame: string | null;
  /** Reason that is shown alone; null for all. */
  declare readonly reason: string | null;
  /** True: worth a retry. False: for a human. Null: both. */
  declare readonly retryable: boolean | null;
  /** Text that is looked for; empty for none. */
  declare readonly query: string;
  /** Order of the rows. */
  declare readonly sort: SortKey | `-${SortKey}`;
  /** Groups of the rows; null for none. */
  declare readonly groupBy: GroupKey | null;

  constructor(choice: FilterChoice) {
    super('osm-filter', { bubbles: true, composed: true });
    Object.assign(this, choice);
  }
}

/** A person asked for the calls to be loaded again, in the error state. */
export class OsmReloadEvent extends Event {
  constructor() {
    super('osm-reload', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'osm-open': OsmOpenEvent;
    'osm-select': OsmSelectEvent;
    'osm-filter': OsmFilterEvent;
    'osm-reload': OsmReloadEvent;
  }
}
