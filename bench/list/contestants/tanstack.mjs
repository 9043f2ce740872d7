/** TanStack Virtual's core, with the same recycled rows of plain DOM as the limit. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

import { pooledRows } from '../rows.mjs';

export function mount(box, { cellsOf, rowHeight, header }) {
  const scroller = document.createElement('div');
  const sizer = document.createElement('div');
  scroller.className = 'scroller';
  sizer.className = 'sizer';
  scroller.append(sizer);
  box.append(header(), scroller);

  const draw = pooledRows(sizer, cellsOf, rowHeight);
  let rows = [];
  const redraw = (anew) => {
    const items = virtualizer.getVirtualItems();
    if (items.length > 0) draw(rows, items[0].index, items.at(-1).index + 1, anew);
    else draw(rows, 0, 0, anew);
    sizer.style.height = `${virtualizer.getTotalSize()}px`;
  };
  const options = () => ({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(false),
  });
  const virtualizer = new Virtualizer(options());
  virtualizer._didMount();
  virtualizer._willUpdate();
  return {
    scroller: () => scroller,
    rowSelector: '.row',
    show(next) {
      rows = next;
      virtualizer.setOptions(options());
      virtualizer._willUpdate();
      redraw(true);
    },
  };
}
