/** What a row says of its call's retry: the same sentences as the call's banner. */
import type { LaterCall } from '../../ledger/contact-history.js';
import type { BannerLabels } from '../failure-banner/retry-templates.js';
import { laterText } from '../shared/call-retry.js';
import { safeLink } from '../shared/link.js';
import { linkableId } from '../shared/retry-answer.js';
import type { RetryRun } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';
import { notOffered } from '../shared/retry-state.js';
import { placedText } from '../shared/retry-words.js';
import type { RetryNote } from './templates/rows.js';

export interface NoteContext {
  readonly labels: BannerLabels;
  readonly lang: string;
  /** In ms since 1970. */
  readonly now: number;
  /** Whether times are in UTC, and not in the reader's own zone. */
  readonly utc: boolean;
  /** The list's link to a call's events. */
  readonly eventsHref: unknown;
  /** What the call's banner draws; asked for only where it matters. */
  readonly state: () => RetryState;
}

/** Null where there is nothing to say. */
export function retryNoteOf(
  run: RetryRun | undefined,
  later: LaterCall | null,
  { labels, lang, now, utc, eventsHref, state }: NoteContext,
): RetryNote | null {
  if (run?.status === 'busy' || run?.status === 'failed') return { text: labels[run.status], href: '' };
  if (run?.status === 'done') {
    const drawn = run.notBefore === null ? notOffered() : state();
    return { text: placedText(run, drawn, { lang, now, utc }), href: linkOf(eventsHref, run.callId) };
  }
  return later && { text: laterText(later, { lang, now, utc }), href: linkOf(eventsHref, linkableId(later.callId)) };
}

/** Without a place for its id, the link would lead to no certain call. */
const linkOf = (eventsHref: unknown, callId: string): string =>
  typeof eventsHref === 'string' && eventsHref.includes('{id}') ? safeLink(eventsHref, callId) : '';
