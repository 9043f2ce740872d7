import type { Failure } from '../../failure/explain.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';
import type { FilterChoice } from './filter-choice.js';

/** A person opened a row. The list shows the explanation in it, so a page should not navigate away. */
export class OsmOpenEvent extends Event {
  /** The failure of the opened row. */
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
  /** The only blame that is shown; null for all. */
  readonly blame: string | null;
  /** The only reason that is shown; null for all. */
  readonly reason: string | null;
  /** True: only retryable calls. False: only the others. Null: both. */
  readonly retryable: boolean | null;
  /** Text that is searched for; '' for none. */
  readonly query: string;
  /** Order of the rows; a leading `-` reverses it. */
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
