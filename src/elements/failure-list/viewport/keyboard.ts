/** What a key does on a line of the grid, as in the ARIA pattern of a grid. Pure: no DOM. */

/** Where the focus is when a key is pressed. */
export interface KeyContext {
  /** The focused line's index. */
  readonly index: number;
  /** How many lines there are. */
  readonly size: number;
  /** By how many lines Page Up and Page Down move. */
  readonly linesPerPage: number;
  /** Whether it is a call's row, which Enter opens and closes. */
  readonly isCall: boolean;
}

export type KeyAction =
  | { readonly type: 'move'; readonly to: number; readonly direction: 1 | -1 }
  | { readonly type: 'toggle' }
  | { readonly type: 'select' };

/** The action of a key; null for keys that are left to the page. */
export function keyAction(key: string, { index, size, linesPerPage, isCall }: KeyContext): KeyAction | null {
  switch (key) {
    case 'ArrowDown':
      return { type: 'move', to: index + 1, direction: 1 };
    case 'ArrowUp':
      return { type: 'move', to: index - 1, direction: -1 };
    case 'PageDown':
      return { type: 'move', to: index + linesPerPage, direction: 1 };
    case 'PageUp':
      return { type: 'move', to: index - linesPerPage, direction: -1 };
    case 'Home':
      return { type: 'move', to: 0, direction: -1 };
    case 'End':
      return { type: 'move', to: size - 1, direction: 1 };
    case 'Enter':
      return isCall ? { type: 'toggle' } : null;
    case ' ':
      return { type: 'select' };
    default:
      return null;
  }
}
