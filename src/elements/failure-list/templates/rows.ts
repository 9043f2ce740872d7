/** The lines of the grid: headings of groups, rows of calls, and the banners of opened calls. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { blameLabel, describeFailureReason } from '../../../catalog/describe.js';
import { fill, fillCount } from '../../../catalog/fill.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import type { Failure } from '../../../failure/explain.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { Audience } from '../../../format/facts.js';
import { formatDay, formatMoment, formatOften } from '../../../format/facts.js';
import { badge } from '../../blame-badge/badge.js';
import type { ListSnapshot } from '../list-model.js';
import type { BannerRow } from '../opened-calls.js';
import { rowIndexOf } from '../viewport/line-placement.js';
import type { CallLine, DetailLine, GroupLine, Line } from '../viewport/lines.js';
import { CHEVRON } from './icons.js';

/** What a row says of its call's retry, and the new call's link; '' where it has none. */
export interface RetryNote {
  readonly text: string;
  readonly href: string;
}

/** What all rows of a draw have in common. */
export interface RowContext {
  readonly snapshot: ListSnapshot;
  readonly isSelectable: boolean;
  readonly selected: ReadonlySet<string>;
  readonly areAllSelected: boolean;
  readonly isGroupSelected: (group: string) => boolean;
  readonly opened: ReadonlySet<string>;
  /** The id of the line that Tab reaches. */
  readonly activeId: string;
  /** What became of a call's retry, or that its person was called again; null where there is nothing to say. */
  readonly retryNote: (key: string, failure: Failure) => RetryNote | null;
  readonly bannerRow: (key: string, failure: Failure) => BannerRow;
  /** How the banners of opened calls are set. */
  readonly banner: {
    readonly retry: boolean;
    readonly audience: Audience;
    readonly eventsHref: string | null;
    readonly level: number;
  };
}

/** Columns beside that of the check boxes: time, reason, blame, duration, details. */
const COLUMNS = 5;

/** The parts of an opened call's banner, as the list lets them through. */
const BANNER_PARTS =
  'banner icon header title badge badge-icon badge-label cause next-step what-to-try retry-advice doubt reassurance outbound meta retry-failure retry-message action-bar retry-button retry-status new-call-link cancel-button events-link copy-button dispute-link'
    .split(' ')
    .concat(BLAMES)
    .map((part) => `${part}: banner-${part}`)
    .join();

/** Any line. A call that was taken out since its view was computed shows nothing. */
export function row(line: Line, context: RowContext): TemplateResult | typeof nothing {
  if (line.kind === 'group') return groupRow(line, context);
  const failure = context.snapshot.failureOf(line.key);
  if (!failure) return nothing;
  return line.kind === 'call' ? callRow(line, failure, context) : detailRow(line, failure, context);
}

function groupRow(line: GroupLine, context: RowContext): TemplateResult {
  const { snapshot, isSelectable, activeId } = context;
  const { words, lang } = snapshot;
  const isSelected = isSelectable && context.isGroupSelected(line.group);
  return html`<div
    role="row"
    part="group-row"
    data-line=${line.id}
    aria-rowindex=${rowIndexOf(line)}
    aria-selected=${isSelectable ? isSelected : nothing}
    tabindex=${line.id === activeId ? 0 : -1}
  >
    ${isSelectable ? selectCell(words.selectGroup, isSelected) : nothing}
    <div role="gridcell" aria-colspan=${COLUMNS}>
      <strong>${groupName(line.group, snapshot)}</strong> <span>${fillCount(words.failures, { count: line.count }, lang)}</span>
    </div>
  </div>`;
}

function groupName(group: string, { words, lang, choice }: ListSnapshot): string {
  if (choice.groupBy === 'blame') return blameLabel(group, { lang });
  if (choice.groupBy === 'day') return group === '' ? words.noDay : formatDay(group, lang);
  return describeFailureReason(group, { lang }).title;
}

const selectCell = (label: string, isSelected: boolean): TemplateResult =>
  html`<div role="gridcell" part="cell select-cell"><input type="checkbox" tabindex="-1" aria-label=${label} .checked=${isSelected || nothing} /></div>`;

function callRow(line: CallLine, failure: Failure, context: RowContext): TemplateResult {
  const { snapshot, isSelectable, selected, opened, activeId } = context;
  const { words, lang } = snapshot;
  const { call, guidance, blameLabel: label } = failure;
  const isSelected = selected.has(line.key);
  const id = sanitiseText(call.id) || words.noId;
  return html`<div
    role="row"
    part="row"
    data-line=${line.id}
    aria-rowindex=${rowIndexOf(line)}
    aria-selected=${isSelectable ? isSelected : nothing}
    tabindex=${line.id === activeId ? 0 : -1}
  >
    ${isSelectable ? selectCell(fill(words.select, { id }, lang), isSelected) : nothing}
    <div role="gridcell" part="cell time-cell">${moment(call.endedAt ?? call.startedAt, snapshot)}</div>
    <div role="gridcell" part="cell reason-cell">
      <span part="row-title">${guidance.title}</span> <bdi part="call-id">${id}</bdi> ${retryNote(line.key, failure, context)}
    </div>
    <div role="gridcell" part="cell blame-cell">${badge(guidance.likelyBlame, label)}</div>
    <div role="gridcell" part="cell duration-cell">${duration(call.durationSeconds, snapshot)}</div>
    <div role="gridcell" part="cell expand-cell">
      <button part="expand-button" type="button" tabindex="-1" aria-expanded=${opened.has(line.key)} aria-label=${words.details}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${CHEVRON} /></svg>
      </button>
    </div>
  </div>`;
}

function moment(ms: number | null, { words, lang, utc }: ListSnapshot): TemplateResult | string {
  if (ms === null) return words.noTime;
  return html`<time datetime=${new Date(ms).toISOString()}>${formatMoment(ms, lang, utc)}</time>`;
}

const duration = (seconds: number | null, { words, lang }: ListSnapshot): string =>
  seconds === null ? '' : fill(words.seconds, { count: formatOften(seconds, lang) }, lang);

/** What became of the call's retry. The banner has the link, too: in the row it is no stop of its own. */
function retryNote(key: string, failure: Failure, context: RowContext): TemplateResult | typeof nothing {
  const note = context.retryNote(key, failure);
  if (!note) return nothing;
  const { newCall } = context.snapshot.bannerWords;
  const link = note.href ? html`<a part="new-call-link" tabindex="-1" href=${note.href}>${newCall}</a>` : nothing;
  return html`<span part="row-status">${note.text} ${link}</span>`;
}

function detailRow(line: DetailLine, failure: Failure, context: RowContext): TemplateResult {
  const { snapshot, isSelectable, banner, bannerRow } = context;
  return html`<div role="row" part="detail" data-line=${line.id} aria-rowindex=${rowIndexOf(line)}>
    <div role="gridcell" aria-colspan=${COLUMNS + (isSelectable ? 1 : 0)}>
      <osm-failure-banner
        exportparts=${BANNER_PARTS}
        lang=${snapshot.lang}
        .row=${bannerRow(line.key, failure)}
        .retry=${banner.retry}
        .audience=${banner.audience}
        .eventsHref=${banner.eventsHref}
        .headingLevel=${banner.level}
      ></osm-failure-banner>
    </div>
  </div>`;
}
