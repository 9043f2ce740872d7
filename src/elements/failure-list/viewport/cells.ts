/** The cells of a line. Arrow keys move between them as in the ARIA treegrid pattern. */

/** The visible cells of a line, in order. */
const cellsOf = (line: Element): HTMLElement[] => [
  ...line.querySelectorAll<HTMLElement>('[role=gridcell]:not([hidden])'),
];

/** Where the focus is within a line. */
export interface CellFocus {
  /** Index of the cell that has the focus, itself or in its control; null if the line has it. */
  readonly index: number | null;
  readonly count: number;
  /** Whether a control has the focus, which handles Enter and Space itself. */
  readonly isOnControl: boolean;
}

export function cellFocusOf(line: Element, focused: Element): CellFocus {
  const cells = cellsOf(line);
  const index = cells.findIndex((cell) => cell.contains(focused));
  return { index: index === -1 ? null : index, count: cells.length, isOnControl: focused.matches('a, button, input') };
}

/** Focuses a cell, or the control in it if there is one. If the index is too large, the last cell. */
export function focusCell(line: Element, index: number): void {
  const cells = cellsOf(line);
  const cell = cells[Math.min(index, cells.length - 1)];
  const control = cell?.querySelector<HTMLElement>('a[href], button, input');
  // Only elements with a tabindex can be focused. With -1, Tab skips the cell. It may stay when the row is recycled.
  if (cell && !control) cell.tabIndex = -1;
  (control ?? cell)?.focus();
}
