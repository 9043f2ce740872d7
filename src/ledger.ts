/** Many failed calls without a DOM: the model behind the list. */
export type { EventOrder, Lateness } from './failure/event-order.js';
export { compareEvents, eventOrder } from './failure/event-order.js';
export type { Group, GroupKey, SortKey } from './ledger/arrange.js';
export type { Filter } from './ledger/filter.js';
export type { ViewOptions } from './ledger/ledger.js';
export { FailureLedger } from './ledger/ledger.js';
export type { Notice } from './ledger/notices.js';
export type { LeftOutWhy, RetryPlan, RetryPlanOptions } from './ledger/retry-plan.js';
export type { Summary, SummaryOptions } from './ledger/summary.js';
export type { Timeline } from './ledger/timeline.js';
export type { LedgerView } from './ledger/view.js';
