/**
 * The lower limit: windowing written by hand for these rows only, with fixed heights, recycled rows and no library.
 */
import { pooledRows } from '../rows.mjs';

const BEYOND = 6;

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
    const from = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - BEYOND);
    const to = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + BEYOND);
    draw(rows, from, to, anew);
  };
  scroller.addEventListener('scroll', () => redraw(false), { passive: true });
  return {
    scroller: () => scroller,
    rowSelector: '.row',
    show(next) {
      rows = next;
      sizer.style.height = `${rows.length * rowHeight}px`;
      redraw(true);
    },
  };
}
