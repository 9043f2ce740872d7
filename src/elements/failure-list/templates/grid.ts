/** The rows under their headers. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import type { SortKey } from '../../../ledger/arrange.js';
import { SORT_KEYS } from '../../../ledger/arrange.js';
import type { ListSnapshot } from '../list-model.js';
import { recycle } from '../viewport/row-recycler.js';
import type { RenderedLines } from '../viewport/viewport.js';
import type { ListHandlers } from './handlers.js';
import { ARROW } from './icons.js';
import type { RowContext } from './rows.js';
import { row } from './rows.js';

/** The box in which the rows scroll. */
export function grid(context: RowContext, rendered: RenderedLines, handlers: ListHandlers): TemplateResult {
  const { snapshot, isSelectable } = context;
  // ARIA: -1 where the number of rows is not known (yet).
  const rowCount = snapshot.isPartial ? -1 : rendered.size + 1;
  return html`
    <div part="scroller" @scroll=${handlers.scroll}>
      <div id="limit">
        <div
          part="grid"
          role="grid"
          aria-label=${snapshot.words.label}
          aria-rowcount=${rowCount}
          aria-multiselectable=${isSelectable ? 'true' : nothing}
        >
          ${head(context, handlers)}
          <div
            role="rowgroup"
            id="body"
            ?data-windowed=${rendered.isWindowed}
            @click=${handlers.click}
            @change=${handlers.select}
            @keydown=${handlers.keydown}
            @focusin=${handlers.focusin}
            @focusout=${handlers.focusout}
          >
            ${recycle(rendered.recycler, rendered.lines, (line) => row(line, context), rendered)}
          </div>
        </div>
      </div>
    </div>
  `;
}

function head({ snapshot, isSelectable, areAllSelected }: RowContext, handlers: ListHandlers): TemplateResult {
  const { words } = snapshot;
  return html`
    <div role="rowgroup" id="head">
      <div role="row" part="head-row" aria-rowindex="1">
        ${isSelectable ? html`<div role="columnheader" part="cell select-cell"><input type="checkbox" aria-label=${words.selectAll} .checked=${areAllSelected || nothing} @change=${handlers.select} /></div>` : nothing}
        ${SORT_KEYS.map((column) => columnHeader(column, snapshot, handlers))}
        <div role="columnheader" part="cell expand-cell"><span>${words.details}</span></div>
      </div>
    </div>
  `;
}

/** A header sorts by its column, and turns the order round when it is pressed again. */
function columnHeader(column: SortKey, { words, choice }: ListSnapshot, { choose }: ListHandlers): TemplateResult {
  const order = orderOf(column, choice.sort);
  const next = choice.sort === column ? (`-${column}` as const) : column;
  const icon = html`<svg part="sort-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${ARROW} /></svg>`;
  return html`<div role="columnheader" part="cell ${column}-cell" aria-sort=${order}>
    <button type="button" part="sort-button" @click=${() => choose({ sort: next })}>
      ${words[column]}${order === 'none' ? nothing : icon}
    </button>
  </div>`;
}

/** Time and duration begin with the largest, names with the first. */
function orderOf(column: SortKey, sort: string): 'ascending' | 'descending' | 'none' {
  if (sort.replace(/^-/, '') !== column) return 'none';
  const isTurned = sort.startsWith('-');
  const beginsWithLargest = column === 'time' || column === 'duration';
  return beginsWithLargest === isTurned ? 'ascending' : 'descending';
}
