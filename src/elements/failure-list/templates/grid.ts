/** The grid: column headers and rows. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { facts as factsEnglish } from '../../../catalog/english.js';
import { words as wordsOf } from '../../../catalog/registry.js';
import { zoneNote } from '../../../failure/time-zone.js';
import type { SortKey } from '../../../ledger/arrange.js';
import type { OptionalField } from '../../../ledger/fields-in-use.js';
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
  // In ARIA, -1 means that the number of rows is not known (yet).
  const rowCount = snapshot.isPartial ? -1 : rendered.size + 1;
  return html`
    <div part="scroller" @scroll=${handlers.scroll}>
      <div id="limit">
        <div
          part="grid"
          role="treegrid"
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

function head({ snapshot, isSelectable, selectedShare }: RowContext, handlers: ListHandlers): TemplateResult {
  const { words, lang } = snapshot;
  const labels = wordsOf('facts', lang, factsEnglish);
  const sortable = (column: SortKey) => sortHeader(column, snapshot, handlers);
  const optional = (field: OptionalField, label: string) =>
    html`<div role="columnheader" part="cell ${field}-cell" ?hidden=${!snapshot.fields.has(field)}>${label}</div>`;
  return html`
    <div role="rowgroup" id="head">
      <div role="row" part="head-row" aria-rowindex="1">
        ${isSelectable ? html`<div role="columnheader" part="cell select-cell"><label part="select-target"><input type="checkbox" aria-label=${words.selectAll} .checked=${selectedShare === 'all' || nothing} .indeterminate=${selectedShare === 'some' || nothing} @change=${handlers.select} /></label></div>` : nothing}
        <span part="sort-label" aria-hidden="true">${words.sortBy}</span>
        ${sortable('time')} ${sortable('reason')}
        <div role="columnheader" part="cell call-cell">${labels.call}</div>
        ${optional('number', words.number)} ${optional('agent', labels.agent)} ${optional('channel', labels.channel)}
        ${sortable('blame')} ${sortable('duration')}
        <div role="columnheader" part="cell expand-cell"><span>${words.details}</span></div>
      </div>
    </div>
  `;
}

/** A header that sorts by its column; pressing it again reverses the order. */
function sortHeader(column: SortKey, snapshot: ListSnapshot, { choose }: ListHandlers): TemplateResult {
  const { words, choice } = snapshot;
  const order = orderOf(column, choice.sort);
  const next = choice.sort === column ? (`-${column}` as const) : column;
  const icon = html`<svg part="sort-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${ARROW} /></svg>`;
  return html`<div role="columnheader" part="cell ${column}-cell" aria-sort=${order}>
    <button type="button" part="sort-button" @click=${() => choose({ sort: next })}>
      ${words[column]} ${column === 'time' ? zone(snapshot) : nothing}${order === 'none' ? nothing : icon}
    </button>
  </div>`;
}

/** The zone of all times, if it is not the reader's own. */
function zone({ timeZone }: ListSnapshot): TemplateResult | typeof nothing {
  const name = zoneNote(timeZone);
  return name === '' ? nothing : html`<span part="zone">(${name})</span>`;
}

/**
 * The value of `aria-sort`. Without a leading `-`, time and duration are sorted in descending order, names ascending.
 */
function orderOf(column: SortKey, sort: string): 'ascending' | 'descending' | 'none' {
  if (sort.replace(/^-/, '') !== column) return 'none';
  const isTurned = sort.startsWith('-');
  const beginsWithLargest = column === 'time' || column === 'duration';
  return beginsWithLargest === isTurned ? 'ascending' : 'descending';
}
