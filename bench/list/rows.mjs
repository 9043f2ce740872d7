/** Rows of plain DOM, for contestants without a renderer. */

/** A row with one cell per column, for the styles of page.html. */
export function makeRow() {
  const row = document.createElement('div');
  row.className = 'row';
  for (let column = 0; column < 4; column++) row.append(document.createElement('div'));
  return row;
}

/** Writes words into a row. */
export function fillRow(row, cells) {
  for (let column = 0; column < cells.length; column++) row.children[column].textContent = cells[column];
}

/**
 * Renders a window of absolutely positioned rows, and recycles the elements of rows that leave it.
 * @returns {(rows: readonly unknown[], from: number, to: number, anew: boolean) => void}
 */
export function pooledRows(parent, cellsOf, rowHeight) {
  const drawn = new Map();
  const spare = [];
  return (rows, from, to, anew) => {
    for (const [index, row] of drawn) {
      if (!anew && index >= from && index < to) continue;
      drawn.delete(index);
      spare.push(row);
    }
    for (let index = from; index < to; index++) {
      if (drawn.has(index)) continue;
      const row = spare.pop() ?? parent.appendChild(makeRow());
      fillRow(row, cellsOf(rows[index]));
      row.style.top = `${index * rowHeight}px`;
      row.hidden = false;
      drawn.set(index, row);
    }
    for (const row of spare) row.hidden = true;
  };
}
