/** Vaadin's grid, with a renderer per column. */
import '@vaadin/grid/vaadin-grid.js';
import '@vaadin/grid/vaadin-grid-column.js';

export function mount(box, { cellsOf, columns }) {
  const grid = document.createElement('vaadin-grid');
  grid.style.height = `${box.clientHeight}px`;
  columns.forEach(({ name, width }, index) => {
    const column = document.createElement('vaadin-grid-column');
    Object.assign(column, { header: name, width: `${width}px`, flexGrow: 0 });
    column.renderer = (root, _column, { item }) => {
      root.textContent = cellsOf(item)[index];
    };
    grid.append(column);
  });
  box.append(grid);
  return {
    scroller: () => grid.$.table,
    rowSelector: 'vaadin-grid-cell-content',
    show(rows) {
      grid.items = rows;
    },
  };
}
