/** The classes of the elements and their events, without registering anything; and the dispute of a failure as Markdown. */
export { OsmBlameBadge } from './elements/blame-badge/blame-badge.js';
export type { CopyFormat } from './elements/failure-banner/events.js';
export { OsmCopyEvent, OsmDisputeEvent } from './elements/failure-banner/events.js';
export { OsmFailureBanner } from './elements/failure-banner/failure-banner.js';
export { OsmFilterEvent, OsmOpenEvent, OsmReloadEvent, OsmSelectEvent } from './elements/failure-list/events.js';
export { OsmFailureList } from './elements/failure-list/failure-list.js';
export type { FilterChoice } from './elements/failure-list/filter-choice.js';
export type { RetryContext, RetryHandler } from './elements/shared/retry-event.js';
export { OsmRetryEvent } from './elements/shared/retry-event.js';
export { disputeInMarkdown } from './format/dispute.js';
export type { Audience } from './format/facts.js';
