/** The rows, their headers and what stands in their place when there are none. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { blameLabel, describeFailureReason } from '../../../catalog/describe.js';
import { banner as bannerEnglish } from '../../../catalog/english.js';
import { fill, fillCount } from '../../../catalog/fill.js';
import { words } from '../../../catalog/registry.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import type { Failure } from '../../../failure/explain.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { Audience } from '../../../format/facts.js';
import { formatDay, formatMoment, formatOften } from '../../../format/facts.js';
import type { SortKey } from '../../../ledger/arrange.js';
import { SORT_KEYS } from '../../../ledger/arrange.js';
import { badge } from '../../blame-badge/badge.js';
import type { RetryRuns } from '../../shared/retry-runs.js';
import type { Progress } from '../bulk-retry.js';
import type { Line } from '../viewport/lines.js';
import type { RowRecycler } from '../viewport/row-recycler.js';
import { recycle } from '../viewport/row-recycler.js';
import { ARROW, CHEVRON } from './icons.js';
import type { Choose, OverviewContext, Say } from './overview.js';

export interface GridContext extends OverviewContext {
  readonly selectable: boolean;
  readonly selected: ReadonlySet<string>;
  readonly isGroupSelected: (group: string) => boolean;
  readonly open: ReadonlySet<string>;
  readonly runs: RetryRuns;
  /** The line that can be tabbed to. */
  readonly activeId: string;
  readonly explain: (key: string) => Failure | null;
  /** How an opened call's banner is set. */
  readonly banner: {
    readonly retry: boolean;
    readonly audience: Audience;
    readonly eventsHref: string | null;
    readonly level: number;
  };
  readonly utc: boolean;
}

/** The parts of an opened call's banner, as the list lets them through. */
const BANNER_PARTS =
  'banner icon header title badge badge-icon badge-label cause next-step what-to-try retry-advice doubt reassurance outbound meta action-bar retry-button cancel-button events-link copy-button dispute-link'
    .split(' ')
    .concat(BLAMES)
    .map((part) => `${part}: banner-${part}`)
    .join();

/** The column headers: each sorts, and turns its order round when pressed again. */
export function gridHead(
  grid: GridContext,
  allSelected: boolean,
  choose: Choose,
  selectAll: (event: Event) => void,
): TemplateResult {
  const { say, choice, selectable } = grid;
  return html`
    <div role="rowgroup" id="head">
      <div role="row" part="head-row" aria-rowindex="1">
        ${selectable ? html`<div role="columnheader" part="cell select-cell"><input type="checkbox" aria-label=${say.selectAll} .checked=${allSelected || nothing} @change=${selectAll} /></div>` : nothing}
        ${SORT_KEYS.map((column) => {
          const order = orderOf(column, choice.sort);
          const next = choice.sort === column ? (`-${column}` as const) : column;
          return html`<div role="columnheader" part="cell ${column}-cell" aria-sort=${order}>
            <button type="button" part="sort-button" @click=${() => choose({ sort: next })}
              >${say[column]}${order === 'none' ? nothing : html`<svg part="sort-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${ARROW} /></svg>`}</button
            >
          </div>`;
        })}
        <div role="columnheader" part="cell expand-cell"><span>${say.details}</span></div>
      </div>
    </div>
  `;
}

/** Time and duration begin with the largest, names with the first. */
function orderOf(column: SortKey, sort: string): 'ascending' | 'descending' | 'none' {
  if (sort.replace(/^-/, '') !== column) return 'none';
  const turned = sort.startsWith('-');
  return (column === 'time' || column === 'duration') === turned ? 'ascending' : 'descending';
}

/** The body's lines: a row keeps its focus and its banner when others come and go. */
export const gridBody = (
  grid: GridContext,
  recycler: RowRecycler,
  items: readonly Line[],
  focused: string,
  isScrolling: boolean,
): unknown => recycle(recycler, items, (item) => line(grid, item, item.index + 2), focused, isScrolling);

function line(grid: GridContext, item: Line, rowIndex: number): TemplateResult | typeof nothing {
  if (item.kind === 'group') return groupRow(grid, item, rowIndex);
  const failure = grid.explain(item.key);
  if (!failure) return nothing;
  return item.kind === 'call' ? callRow(grid, item, failure, rowIndex) : detailRow(grid, item, failure, rowIndex);
}

function groupRow(grid: GridContext, item: Line & { kind: 'group' }, rowIndex: number): TemplateResult {
  const { say, lang, activeId, selectable } = grid;
  const selected = selectable && grid.isGroupSelected(item.group);
  return html`<div
    role="row"
    part="group-row"
    data-line=${item.id}
    aria-rowindex=${rowIndex}
    aria-selected=${selectable ? selected : nothing}
    tabindex=${item.id === activeId ? 0 : -1}
  >
    ${selectable ? selectCell(say.selectGroup, selected) : nothing}
    <div role="gridcell" aria-colspan="5"><strong>${nameOfGroup(grid, item.group)}</strong>${` ${fillCount(say.failures, { count: item.count }, lang)}`}</div>
  </div>`;
}

function nameOfGroup({ say, lang, choice }: GridContext, group: string): string {
  if (choice.groupBy === 'blame') return blameLabel(group, { lang });
  if (choice.groupBy === 'day') return group === '' ? say.noDay : formatDay(group, lang);
  return describeFailureReason(group, { lang }).title;
}

const selectCell = (label: string, selected: boolean): TemplateResult =>
  html`<div role="gridcell" part="cell select-cell"><input type="checkbox" tabindex="-1" aria-label=${label} .checked=${selected || nothing} /></div>`;

function callRow(grid: GridContext, item: Line & { kind: 'call' }, failure: Failure, rowIndex: number): TemplateResult {
  const { say, lang, selectable, activeId } = grid;
  const { call, guidance } = failure;
  const selected = grid.selected.has(item.key);
  const open = grid.open.has(item.key);
  const id = sanitiseText(call.id) || say.noId;
  return html`<div
    role="row"
    part="row"
    data-line=${item.id}
    aria-rowindex=${rowIndex}
    aria-selected=${selectable ? selected : nothing}
    tabindex=${item.id === activeId ? 0 : -1}
  >
    ${selectable ? selectCell(fill(say.select, { id }, lang), selected) : nothing}
    <div role="gridcell" part="cell time-cell">${moment(grid, call.endedAt ?? call.startedAt)}</div>
    <div role="gridcell" part="cell reason-cell">
      <span part="row-title">${guidance.title}</span> <bdi part="call-id">${id}</bdi>${rowStatus(grid, item.key, failure)}
    </div>
    <div role="gridcell" part="cell blame-cell">${badge(guidance.likelyBlame, failure.blameLabel)}</div>
    <div role="gridcell" part="cell duration-cell"
      >${call.durationSeconds === null ? '' : fill(say.seconds, { count: formatOften(call.durationSeconds, lang) }, lang)}</div
    >
    <div role="gridcell" part="cell expand-cell">
      <button part="expand-button" type="button" tabindex="-1" aria-expanded=${open} aria-label=${say.details}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${CHEVRON} /></svg>
      </button>
    </div>
  </div>`;
}

function moment({ say, lang, utc }: GridContext, ms: number | null): TemplateResult | string {
  if (ms === null) return say.noTime;
  return html`<time datetime=${new Date(ms).toISOString()}>${formatMoment(ms, lang, utc)}</time>`;
}

function rowStatus({ runs, lang }: GridContext, key: string, failure: Failure): TemplateResult | typeof nothing {
  const status = runs.status(key, failure);
  if (!status || status === 'cancelled') return nothing;
  const say = words('banner', lang, bannerEnglish);
  return html` <span part="row-status"
    >${say[status]}</span
  >`;
}

function detailRow(
  grid: GridContext,
  item: Line & { kind: 'detail' },
  failure: Failure,
  rowIndex: number,
): TemplateResult {
  const { banner, runs, lang } = grid;
  return html`<div role="row" part="detail" data-line=${item.id} aria-rowindex=${rowIndex}>
    <div role="gridcell" aria-colspan=${5 + Number(grid.selectable)}>
      <osm-failure-banner
        exportparts=${BANNER_PARTS}
        lang=${lang}
        .row=${{ key: item.key, failure, runs }}
        .retry=${banner.retry}
        .audience=${banner.audience}
        .eventsHref=${banner.eventsHref}
        .headingLevel=${banner.level}
      ></osm-failure-banner>
    </div>
  </div>`;
}

/** What stands in place of rows: nothing failed, nothing matches, or nothing is known yet. */
export function bodyMessage(
  { say, summary }: OverviewContext,
  loading: boolean,
  broken: boolean,
  clear: () => void,
): TemplateResult | typeof nothing {
  if (summary.failures > 0) {
    return html`<div part="message">
      <slot name="no-match"><p>${say.noMatch}</p></slot
      ><button part="clear-button" type="button" @click=${clear}>${say.clearFilters}</button>
    </div>`;
  }
  if (loading) {
    return html`<div part="message">
      <slot name="loading-state"
        ><p>${say.loading}</p>
        <div part="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div
      ></slot>
    </div>`;
  }
  return broken
    ? nothing
    : html`<div part="message">
        <slot name="empty"
          ><p><strong>${say.empty}</strong></p>
          <p>${say.emptyMore}</p></slot
        >
      </div>`;
}

/** What went wrong, in the host's words, and a way to try again. */
export const errorBox = (say: Say, error: string, reload: () => void): TemplateResult =>
  html`<div part="error-box">
    <slot name="error-state"
      ><p><strong>${say.error}</strong> <bdi>${sanitiseText(error)}</bdi></p></slot
    >
    <button part="reload-button" type="button" @click=${reload}>${say.reload}</button>
  </div>`;

/** What is selected and what of it can be retried; then how far that is, and what did not go through. */
export function bulkBar(
  { say, lang }: OverviewContext,
  progress: Progress | null,
  chosen: { readonly retryable: number; readonly all: number },
  press: { readonly start: () => void; readonly again: () => void; readonly cancel: () => void },
): TemplateResult {
  const left = chosen.all - chosen.retryable;
  const busy = progress?.busy === true;
  return html`<div part="bulk-bar">
    ${chosen.retryable > 0 && !busy ? html`<button part="retry-button" type="button" @click=${press.start}>${fillCount(say.retrySelected, { count: chosen.retryable }, lang)}</button>` : nothing}
    ${left > 0 && !busy ? html`<span>${fill(say.leftOut, { count: left }, lang)}</span>` : nothing}
    ${progress ? progressOf(progress, say, lang, press) : nothing}
  </div>`;
}

function progressOf(
  { total, placed, failed, busy }: Progress,
  say: Say,
  lang: string,
  press: { readonly again: () => void; readonly cancel: () => void },
): TemplateResult {
  const ids = failed.slice(0, 5).map(({ failure }) => sanitiseText(failure.call.id) || say.noId);
  return html`<progress part="progress" max=${total} value=${placed + failed.length} aria-label=${say.retryVerdict}></progress>
    <span>${fill(say.progress, { placed, count: total, failed: failed.length }, lang)}</span>
    ${busy ? html`<button part="cancel-button" type="button" @click=${press.cancel}>${say.cancel}</button>` : nothing}
    ${failed.length > 0 && !busy ? html`<bdi part="failed-ids">${ids.join(', ')}${failed.length > 5 ? ' …' : ''}</bdi> <button part="again-button" type="button" @click=${press.again}>${say.tryAgain}</button>` : nothing}`;
}

/** How many calls are shown, how many are selected, and the pages. */
export function statusBar(
  { say, lang, summary }: OverviewContext,
  at: { selected: number; page: number; pages: number; printed: number | null },
  turn: (by: number) => void,
): TemplateResult {
  const { shown, failures } = summary;
  const page = Math.min(at.page, at.pages - 1);
  return html`<div part="status">
    <span>${at.printed === null ? fillCount(say.shownOf, { shown, count: failures }, lang) : fill(say.printed, { shown: at.printed, count: shown }, lang)}</span>
    ${at.selected > 0 ? html`<span>${fillCount(say.selected, { count: at.selected }, lang)}</span>` : nothing}
    ${
      at.pages > 1
        ? html`<span part="pages">
            <button type="button" aria-disabled=${page === 0} @click=${() => turn(-1)}>${say.previousPage}</button>
            <span>${fill(say.page, { page: page + 1, pages: at.pages }, lang)}</span>
            <button type="button" aria-disabled=${page === at.pages - 1} @click=${() => turn(1)}>${say.nextPage}</button>
          </span>`
        : nothing
    }
  </div>`;
}
