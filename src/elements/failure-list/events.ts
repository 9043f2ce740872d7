import type { Failure } from '../../failure/explain.js';
import type { SortKey } from '../../ledger/arrange.js';
import type { RetryableFilter } from '../../ledger/filter.js';
import type { GroupKey } from '../../ledger/group.js';
import type { FilterChoice } from './filter-choice.js';
import type { ListView } from './list-view.js';

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

/** The fields of a choice that the event has as properties. */
type FilterFields = Pick<FilterChoice, 'blame' | 'reason' | 'retryable' | 'query' | 'sort' | 'groupBy'>;

/** A person changed filters, order or groups. */
export class OsmFilterEvent extends Event implements FilterFields {
  /** The only blame that is shown; null for all. */
  readonly blame: string | null;
  /** The only reason that is shown; null for all. */
  readonly reason: string | null;
  /**
   * True: only retryable calls. False: only the others. `policy-decides`, `do-not-retry`: only calls with this retry
   * advice. Null: all.
   */
  readonly retryable: RetryableFilter | null;
  /** The text searched for; '' for none. */
  readonly query: string;
  /** Order of the rows; a leading `-` reverses it. */
  readonly sort: SortKey | `-${SortKey}`;
  /** Groups of the rows; null for none. */
  readonly groupBy: GroupKey | null;
  /** The list's `view` after the change. */
  readonly view: ListView;

  constructor(view: ListView) {
    const { blame, reason, retryable, query, sort, groupBy } = view;
    super('osm-filter', { bubbles: true, composed: true });
    this.blame = blame;
    this.reason = reason;
    this.retryable = retryable;
    this.query = query;
    this.sort = sort;
    this.groupBy = groupBy;
    this.view = view;
  }
}

/** A person changed anything in the list's `view`: filters, order, groups, the page, or which calls are open. */
export class OsmViewEvent extends Event {
  /** The list's `view` after the change. */
  readonly view: ListView;

  constructor(view: ListView) {
    super('osm-view', { bubbles: true, composed: true });
    this.view = view;
  }
}

/** A person pressed "Try again" in the error state: load the calls again. */
export class OsmReloadEvent extends Event {
  constructor() {
    super('osm-reload', { bubbles: true, composed: true });
  }
}

/** A format in which a person exports calls. */
export type ExportFormat = 'csv' | 'text';

/**
 * A person pressed "Download CSV" or "Copy table". The table has the selected calls, or if none is selected all that
 * match the filters, on every page. Cancelable: after `preventDefault()` nothing is downloaded or copied, and the page
 * does it.
 */
export class OsmExportEvent extends Event {
  /** `csv` for "Download CSV", `text` for "Copy table". */
  readonly format: ExportFormat;
  /** Ids of the calls, in the order of the list. Calls without an id are only in `text`. */
  readonly ids: readonly string[];
  readonly #write: () => string;
  #text: string | undefined;

  constructor(format: ExportFormat, ids: readonly string[], write: () => string) {
    super('osm-export', { bubbles: true, composed: true, cancelable: true });
    this.format = format;
    this.ids = ids;
    this.#write = write;
  }

  /**
   * The table as `formatFailures` writes it, with masked numbers. Written when it is first read: a page may only need
   * `ids`.
   */
  get text(): string {
    this.#text ??= this.#write();
    return this.#text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'osm-open': OsmOpenEvent;
    'osm-select': OsmSelectEvent;
    'osm-filter': OsmFilterEvent;
    'osm-view': OsmViewEvent;
    'osm-reload': OsmReloadEvent;
    'osm-export': OsmExportEvent;
  }
}
