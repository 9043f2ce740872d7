import type { Failure } from '../../failure/explain.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';
import type { FilterChoice } from './filter-choice.js';

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

/** A person filtered or sorted the list. */
export class OsmFilterEvent extends Event implements FilterChoice {
  /** Blame that is shown alone; null for all. */
  readonly blame: string | null;
  /** Reason that is shown alone; null for all. */
  readonly reason: string | null;
  /** True: worth a retry. False: for a human. Null: both. */
  readonly retryable: boolean | null;
  /** Text that is looked for; empty for none. */
  readonly query: string;
  /** Order of the rows; a leading `-` turns it round. */
  readonly sort: SortKey | `-${SortKey}`;
  /** Groups of the rows; null for none. */
  readonly groupBy: GroupKey | null;

  constructor({ blame, reason, retryable, query, sort, groupBy }: FilterChoice) {
    super('osm-filter', { bubbles: true, composed: true });
    this.blame = blame;
    this.reason = reason;
    this.retryable = retryable;
    this.query = query;
    this.sort = sort;
    this.groupBy = groupBy;
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
