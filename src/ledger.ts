/** Many failed calls: what the list shows, without a DOM. */
export type { Filter, Group, GroupKey, LedgerView, Notice, SortKey, Summary, Timeline } from './ledger/ledger.js';
export { FailureLedger } from './ledger/ledger.js';
