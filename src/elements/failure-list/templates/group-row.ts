/** The heading of a group: count, share, first and last time, trend, and the retry button. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { blameLabel, describeFailureReason } from '../../../catalog/describe.js';
import { fill, fillCount, formatShare } from '../../../catalog/fill.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import { zoneOfReader } from '../../../failure/time-zone.js';
import { formatAgo } from '../../../format/ago.js';
import { formatDay, formatTime } from '../../../format/facts.js';
import type { GroupStats } from '../../../ledger/group-stats.js';
import type { ListSnapshot } from '../list-model.js';
import { rowIndexOf } from '../viewport/line-placement.js';
import type { GroupLine } from '../viewport/lines.js';
import { columnCount, selectCell } from './call-row.js';
import type { RowContext } from './rows.js';

export function groupRow(line: GroupLine, context: RowContext): TemplateResult {
  const { snapshot, isSelectable, activeId, banner } = context;
  const { words, lang, view } = snapshot;
  const selected = isSelectable ? context.selectedShareOf(line.group) : 'none';
  const isActive = line.id === activeId;
  const share = fill(words.groupShare, { share: formatShare(line.count / view.size, lang) }, lang);
  const stats = snapshot.groupStats(line.group);
  const group = groupName(line.group, snapshot);
  const failures = fillCount(words.failures, { count: line.count }, lang);
  return html`<div
    role="row"
    part="group-row"
    data-line=${line.id}
    aria-level="1"
    aria-rowindex=${rowIndexOf(line)}
    aria-label=${fill(words.groupRowName, { group, failures }, lang)}
    aria-selected=${isSelectable ? selected === 'all' : nothing}
    tabindex=${isActive ? 0 : -1}
  >
    ${isSelectable ? selectCell(words.selectGroup, selected) : nothing}
    <div role="gridcell" part="group-cell" aria-colspan=${columnCount(snapshot)}>
      <strong part="group-name"><bdi>${group}</bdi></strong>
      <span part="group-count">${failures}</span>
      <span part="group-share">${share}</span>
      ${stats === null ? nothing : seen(stats, snapshot)} ${stats === null ? nothing : trend(stats)}
      ${banner.retry ? retryButton(group, isActive, snapshot) : nothing}
      ${notice(line.group, snapshot)}
    </div>
  </div>`;
}

/** "Retry group". The name of the group makes it another button than those of other groups. */
const retryButton = (group: string, isActive: boolean, { words, lang }: ListSnapshot): TemplateResult =>
  html`<button part="group-retry-button" type="button" tabindex=${isActive ? 0 : -1} aria-label=${fill(words.retryGroupOf, { group }, lang)}>${words.retryGroup}</button>`;

/** The name of a group. Calls without a day, agent or contact form a group whose name says so. */
export function groupName(group: string, snapshot: ListSnapshot): string {
  const { words, lang, choice } = snapshot;
  switch (choice.groupBy) {
    case 'blame':
      return blameLabel(group, { lang });
    case 'day':
      return group === '' ? words.noDay : formatDay(group, lang);
    case 'agent':
      return sanitiseText(group) || words.noAgent;
    case 'contact':
      return contactName(group, snapshot);
    default:
      return describeFailureReason(group, { lang }).title;
  }
}

/** The last digits of the number, or the id of the lead. */
function contactName(group: string, { words, view, failureOf, contactLabel }: ListSnapshot): string {
  if (group === '') return words.noContact;
  const first = view.keyAt(view.groups.find(({ key }) => key === group)?.start ?? view.size);
  const number = failureOf(first)?.call.destination ?? '';
  return sanitiseText(number === '' ? contactLabel(first) : number);
}

/** "first 3 hr. ago, last 4 min. ago": the exact moments are in the tooltip and for screen readers. */
function seen({ first, last }: GroupStats, snapshot: ListSnapshot): TemplateResult | typeof nothing {
  const { words } = snapshot;
  if (first === null || last === null) return nothing;
  const end = moment(last, { ago: words.lastSeen, now: words.lastSeenNow }, snapshot);
  if (first === last) return html`<span part="group-seen">${end}</span>`;
  const begin = moment(first, { ago: words.firstSeen, now: words.firstSeenNow }, snapshot);
  return html`<span part="group-seen">${begin}, ${end}</span>`;
}

function moment(
  ms: number,
  sentence: { readonly ago: string; readonly now: string },
  { lang, timeZone, now }: ListSnapshot,
): TemplateResult {
  const when = formatAgo(ms, now, lang);
  const exact = formatTime(ms, lang, timeZone ?? zoneOfReader());
  const text = when === null ? sentence.now : fill(sentence.ago, { when }, lang);
  return html`<time datetime=${new Date(ms).toISOString()} title=${exact}>${text}<span part="exact-time"> (${exact})</span></time>`;
}

/**
 * A sparkline of when the group's calls failed, with the same axis for all groups. Decorative: the words say the same.
 */
function trend({ counts }: GroupStats): TemplateResult {
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, place) => (count === 0 ? '' : `M${String(place + 0.5)} 8v-${String(Math.max(1, (count / most) * 8))}`)); // prettier-ignore
  return html`<svg
    part="group-trend"
    viewBox="0 0 ${counts.length} 8"
    preserveAspectRatio="none"
    aria-hidden="true"
  ><path d="M0 8H${counts.length}" stroke-width=".25" /><path d=${bars.join('') || 'M0 8'} stroke-width=".7" stroke-linecap="butt" /></svg>`;
}

/** The notice for a reason above the official page's limit, with the page's own next step. */
function notice(group: string, { summary, choice, lang, isPartial }: ListSnapshot): TemplateResult | typeof nothing {
  const found = choice.groupBy === 'reason' ? summary.notices.find(({ reason }) => reason === group) : undefined;
  if (!found || isPartial) return nothing;
  return html`<p part="group-notice"><strong>${found.text}</strong> ${describeFailureReason(group, { lang }).whatToTry}</p>`;
}
