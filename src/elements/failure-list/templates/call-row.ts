/** The row of a failed call. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { formatDuration } from '../../../catalog/duration.js';
import { fill } from '../../../catalog/fill.js';
import type { Failure } from '../../../failure/explain.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import { formatClock, formatMoment, isSameDay } from '../../../format/facts.js';
import type { OptionalField } from '../../../ledger/fields-in-use.js';
import { badge } from '../../blame-badge/badge.js';
import { safeLink } from '../../shared/link.js';
import { attemptText, channelWord, numberParts } from '../call-words.js';
import type { ListSnapshot } from '../list-model.js';
import type { SelectedShare } from '../selection.js';
import { rowIndexOf } from '../viewport/line-placement.js';
import type { CallLine } from '../viewport/lines.js';
import { channelIcon, CHEVRON } from './icons.js';
import type { RowContext } from './rows.js';

/** Number of columns that every list has: time, reason, call, blame, duration, details. */
const COLUMNS = 6;

/** Number of columns without that of the check boxes. */
export const columnCount = ({ fields }: ListSnapshot): number => COLUMNS + fields.size;

/** A check box, in a label that makes the target larger than the box where the pointer is coarse. */
export const selectCell = (label: string, share: SelectedShare): TemplateResult =>
  html`<div role="gridcell" part="cell select-cell"><label part="select-target"><input type="checkbox" tabindex="-1" aria-label=${label} .checked=${share === 'all' || nothing} .indeterminate=${share === 'some' || nothing} /></label></div>`;

/**
 * All rows have the same cells, so that the nodes of one row can be reused for another. A column that no call of the
 * list has a value for is hidden, header included.
 */
export function callRow(line: CallLine, failure: Failure, context: RowContext): TemplateResult {
  const { snapshot, isSelectable, selected, opened, activeId } = context;
  const { words, lang, fields } = snapshot;
  const { call, guidance, blameLabel: label } = failure;
  const isSelected = selected.has(line.key);
  const isOpen = opened.has(line.key);
  const isAbsent = (field: OptionalField) => !fields.has(field);
  const id = sanitiseText(call.id) || words.noId;
  const { dots, digits } = numberParts(call.destination);
  return html`<div
    role="row"
    part="row"
    data-line=${line.id}
    aria-rowindex=${rowIndexOf(line)}
    aria-level=${levelOf(snapshot)}
    aria-label=${nameOf(failure, context)}
    aria-expanded=${isOpen}
    aria-selected=${isSelectable ? isSelected : nothing}
    tabindex=${line.id === activeId ? 0 : -1}
  >
    ${isSelectable ? selectCell(fill(words.select, { id }, lang), isSelected ? 'all' : 'none') : nothing}
    <div role="gridcell" part="cell time-cell">${moment(call.endedAt ?? call.startedAt, snapshot)}</div>
    <div role="gridcell" part="cell reason-cell">
      <span part="row-title">${guidance.title}</span> ${attempt(call.attempt, snapshot)} ${retryNote(line.key, failure, context)}
    </div>
    <div role="gridcell" part="cell call-cell"><bdi part="call-id">${callLink(id, call.id, context)}</bdi></div>
    <div role="gridcell" part="cell number-cell" ?hidden=${isAbsent('number')}><bdi dir="ltr"><span aria-hidden="true">${dots}</span> ${digits}</bdi></div>
    <div role="gridcell" part="cell agent-cell" ?hidden=${isAbsent('agent')}><bdi>${sanitiseText(call.agentId)}</bdi></div>
    <div role="gridcell" part="cell channel-cell" ?hidden=${isAbsent('channel')}>
      <svg part="channel-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${channelIcon(call.channel)} /></svg> <span>${channelWord(call.channel, words)}</span>
    </div>
    <div role="gridcell" part="cell blame-cell">${badge(guidance.likelyBlame, label)}</div>
    <div role="gridcell" part="cell duration-cell">${duration(call.durationSeconds, snapshot)}</div>
    <div role="gridcell" part="cell expand-cell">
      <button part="expand-button" type="button" tabindex="-1" aria-expanded=${isOpen} aria-label=${call.id === '' ? words.details : fill(words.detailsOf, { id }, lang)}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${CHEVRON} /></svg>
      </button>
    </div>
  </div>`;
}

/** The `aria-level` of calls: one level deeper if they are grouped. */
export const levelOf = ({ choice }: ListSnapshot): number => (choice.groupBy === null ? 1 : 2);

/** "Neither side produced audio, Environment / network, 11:55:22"; on other days than today with the date. */
function nameOf({ call, guidance, blameLabel: blame }: Failure, { snapshot, now }: RowContext): string {
  const { words, lang, timeZone } = snapshot;
  const ms = call.endedAt ?? call.startedAt;
  const { title } = guidance;
  if (ms === null) return fill(words.rowName, { title, blame, time: words.noTime }, lang);
  const time = isSameDay(ms, now, timeZone) ? formatClock(ms, lang, timeZone) : formatMoment(ms, lang, timeZone);
  return fill(words.rowName, { title, blame, time }, lang);
}

function moment(ms: number | null, { words, lang, timeZone }: ListSnapshot): TemplateResult | string {
  if (ms === null) return words.noTime;
  return html`<time datetime=${new Date(ms).toISOString()}>${formatMoment(ms, lang, timeZone)}</time>`;
}

function callLink(shown: string, id: string, { callHref }: RowContext): TemplateResult | string {
  const href = safeLink(callHref, id);
  return href ? html`<a part="call-link" tabindex="-1" href=${href}>${shown}</a>` : shown;
}

function attempt(count: number | null, { words, lang }: ListSnapshot): TemplateResult | typeof nothing {
  const text = attemptText(count, words, lang);
  return text ? html`<span part="attempt">${text}</span>` : nothing;
}

const duration = (seconds: number | null, { lang }: ListSnapshot): string =>
  seconds === null ? '' : formatDuration(seconds, lang);

/** The outcome of the call's retry. Tab skips the link in the row, because the banner has it too. */
function retryNote(key: string, failure: Failure, context: RowContext): TemplateResult | typeof nothing {
  const note = context.retryNote(key, failure);
  if (!note) return nothing;
  const { newCall } = context.snapshot.bannerWords;
  const message = note.message ? html`<bdi part="row-message">${note.message}</bdi> ` : nothing;
  const link = note.href ? html`<a part="new-call-link" tabindex="-1" href=${note.href}>${newCall}</a>` : nothing;
  return html`<span part="row-status">${note.text} ${message}${link}</span>`;
}
