/** @lit-labs/virtualizer, with a Lit template per row. */
import '@lit-labs/virtualizer';

import { html } from 'lit';

export function mount(box, { cellsOf, header }) {
  const list = document.createElement('lit-virtualizer');
  list.setAttribute('scroller', '');
  list.className = 'scroller';
  list.renderItem = (row) => {
    const [time, title, blame, duration] = cellsOf(row);
    return html`<div class="row"><div>${time}</div><div>${title}</div><div>${blame}</div><div>${duration}</div></div>`;
  };
  list.items = [];
  box.append(header(), list);
  return {
    scroller: () => list,
    rowSelector: '.row',
    show(rows) {
      list.items = rows;
    },
  };
}
