/** AG Grid (Community) with only the modules that are needed. Filter, sort and append are its own. */
import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  ExternalFilterModule,
} from 'ag-grid-community';

const modules = [ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, ExternalFilterModule];

export function mount(box, { cellsOf, columns, rowHeight }) {
  const place = document.createElement('div');
  place.style.height = `${box.clientHeight}px`;
  box.append(place);
  let wanted = null;
  const options = {
    rowHeight,
    animateRows: false,
    rowData: [],
    columnDefs: columns.map(({ key, name, width }, index) => ({
      colId: key,
      headerName: name,
      width,
      // Sorting uses the value: the time, not its formatted text.
      valueGetter: ({ data }) => (key === 'time' ? (data.time ?? Date.parse(data.endedAt)) : cellsOf(data)[index]),
      ...(key === 'time' && { valueFormatter: ({ data }) => cellsOf(data)[index] }),
    })),
    isExternalFilterPresent: () => wanted !== null,
    doesExternalFilterPass: ({ data }) => data.blame === wanted,
  };
  const api = createGrid(place, options, { modules });
  return {
    scroller: () => place.querySelector('.ag-grid-viewport'),
    rowSelector: '.ag-cell',
    show: (rows) => api.setGridOption('rowData', rows),
    filter(blame) {
      wanted = blame;
      api.onFilterChanged();
    },
    turn: (sort) => api.applyColumnState({ state: [{ colId: 'time', sort }] }),
    add: (rows) => api.applyTransaction({ add: rows, addIndex: 0 }),
  };
}
