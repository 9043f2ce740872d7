/** The cells of a line, to which the arrow keys go as in the ARIA pattern of a treegrid. */

/** The cells of a line that a person sees, in order. */
const cellsOf = (line: Element): HTMLElement[] => [
  ...line.querySelectorAll<HTMLElement>('[role=gridcell]:not([hidden])'),
];

/** Where the focus is within a line. */
export interface CellFocus {
  /** The cell that has it, or whose control does, from 0; null where the line itself has it. */
  readonly index: number | null;
  readonly count: number;
  /** Whether a control has it, which uses Enter and Space itself. */
  readonly isOnControl: boolean;
}

export function cellFocusOf(line: Element, focused: Element): CellFocus {
  const cells = cellsOf(line);
  const index = cells.findIndex((cell) => cell.contains(focused));
  return { index: index === -1 ? null : index, count: cells.length, isOnControl: focused.matches('a, button, input') };
}

/** Focuses a cell: the control in it, where there is one. Without such a cell, the last one. */
export function focusCell(line: Element, index: number): void {
  const cells = cellsOf(line);
  const cell = cells[Math.min(index, cells.length - 1)];
  const control = cell?.querySelector<HTMLElement>('a[href], button, input');
  // Only what has a tabindex can be focused. It is no stop of Tab, and stays when the row is rewritten for another call.
  if (cell && !control) cell.tabIndex = -1;
  (control ?? cell)?.focus();
}
