/** Many failed calls: what the list shows, without a DOM. */
export { FailureLedger } from './ledger/ledger.js';
export type { Filter, GroupKey, Group, LedgerView, Notice, SortKey, Summary, Timeline } from './ledger/ledger.js';
