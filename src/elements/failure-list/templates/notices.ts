/** Notices of rates above the official page's limits. They are behind one button, so that a new notice moves no row. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { describeFailureReason } from '../../../catalog/describe.js';
import { fill, fillCount } from '../../../catalog/fill.js';
import { zoneOfReader } from '../../../failure/time-zone.js';
import { formatAgo } from '../../../format/ago.js';
import { formatTime } from '../../../format/facts.js';
import type { Notice } from '../../../ledger/notices.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';
import { CHEVRON, WARNING } from './icons.js';

/** "2 reasons above their limits", in the headline: opens or closes the notices. */
export function noticesButton(
  snapshot: ListSnapshot,
  isOpen: boolean,
  { toggleNotices }: ListHandlers,
): TemplateResult | typeof nothing {
  const { words, lang, summary, isPartial } = snapshot;
  const count = summary.notices.length;
  if (isPartial || count === 0) return nothing;
  return html`<button part="notices-button" type="button" aria-expanded=${isOpen} @click=${toggleNotices}>
    ${warning()} <span>${fillCount(words.aboveLimit, { count }, lang)}</span>
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${CHEVRON} /></svg>
  </button>`;
}

/** The notices, each with the official page's next step and a button that shows its calls. */
export function noticeList(
  snapshot: ListSnapshot,
  notices: readonly Notice[],
  handlers: ListHandlers,
): TemplateResult | typeof nothing {
  if (snapshot.isPartial || notices.length === 0) return nothing;
  return html`<ul part="notices" aria-label=${snapshot.words.notices}>
    ${notices.map((notice) => noticeItem(notice, snapshot, handlers))}
  </ul>`;
}

function noticeItem(notice: Notice, snapshot: ListSnapshot, { choose }: ListHandlers): TemplateResult {
  const { words, lang, choice } = snapshot;
  const { reason, count, text } = notice;
  const { title, whatToTry } = describeFailureReason(reason, { lang });
  const isChosen = choice.reason === reason;
  return html`<li part="notice">
    ${warning()}
    <div>
      <strong>${title}</strong> ${withStop(text)} ${lastSeen(reason, snapshot)}
      <button
        part="notice-button"
        type="button"
        aria-pressed=${isChosen}
        @click=${() => choose({ reason: isChosen ? null : reason })}
      >${fillCount(words.showTheseCalls, { count }, lang)}</button>
      <p>${whatToTry}</p>
    </div>
  </li>`;
}

/** Adds a full stop, which a host's own words may lack. */
const withStop = (text: string): string => (/[.。।]$/.test(text) ? text : `${text}.`);

function lastSeen(
  reason: string,
  { words, lang, timeZone, now, lastFailedAt }: ListSnapshot,
): TemplateResult | typeof nothing {
  const ms = lastFailedAt(reason);
  if (ms === null) return nothing;
  const when = formatAgo(ms, now, lang);
  const text = when === null ? words.lastSeenNow : fill(words.lastSeen, { when }, lang);
  const exact = formatTime(ms, lang, timeZone ?? zoneOfReader());
  return html`<time part="last-seen" datetime=${new Date(ms).toISOString()} title=${exact}>${text}</time>`;
}

const warning = (): TemplateResult =>
  html`<svg part="notice-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${WARNING} /></svg>`;
