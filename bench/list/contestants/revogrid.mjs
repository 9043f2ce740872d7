/** RevoGrid, with a template per column. */
import { defineCustomElement } from '@revolist/revogrid/standalone';

export function mount(box, { cellsOf, columns, rowHeight }) {
  defineCustomElement();
  const grid = document.createElement('revo-grid');
  grid.style.cssText = `display:block;height:${box.clientHeight}px`;
  Object.assign(grid, {
    readonly: true,
    range: false,
    hideAttribution: true,
    rowSize: rowHeight,
    columns: columns.map(({ name, width }, index) => ({
      prop: String(index),
      name,
      size: width,
      cellTemplate: (_h, { model }) => cellsOf(model)[index],
    })),
    source: [],
  });
  box.append(grid);
  return {
    scroller: () => grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner'),
    rowSelector: '.rgCell',
    show(rows) {
      grid.source = rows;
    },
  };
}
