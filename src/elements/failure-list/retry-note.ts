/** The text of a row about its call's retry, with the same sentences as in the banner. */
import type { LaterCall } from '../../ledger/contact-history.js';
import type { BannerLabels } from '../failure-banner/retry-templates.js';
import { laterText } from '../shared/call-retry.js';
import { newCallLink } from '../shared/link.js';
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
  /** Zone of the times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  /** The host's links to a call; the first that contains `{id}` is used. */
  readonly hrefs: readonly unknown[];
  /** The retry state of the call. A function, because most rows do not need it. */
  readonly state: () => RetryState;
}

/** Null if there is nothing to say. */
export function retryNoteOf(
  run: RetryRun | undefined,
  later: LaterCall | null,
  { labels, lang, now, timeZone, hrefs, state }: NoteContext,
): RetryNote | null {
  if (run?.status === 'busy' || run?.status === 'failed')
    return { text: labels[run.status], message: run.message, href: '' };
  if (run?.status === 'done') {
    const drawn = run.notBefore === null ? notOffered() : state();
    const text = placedText(run, drawn, { lang, now, timeZone });
    return { text, message: '', href: newCallLink(hrefs, run.callId) };
  }
  if (!later) return null;
  const text = laterText(later, { lang, now, timeZone });
  return { text, message: '', href: newCallLink(hrefs, linkableId(later.callId)) };
}
