/** The keyboard actions of the grid, as in the ARIA treegrid pattern. Pure functions, no DOM. */
import type { CellFocus } from './cells.js';

/** Where the focus is when a key is pressed. */
export interface KeyContext {
  /** The focused line's index. */
  readonly index: number;
  /** How many lines there are. */
  readonly size: number;
  /** Index of the line that Page Down (1) or Page Up (-1) moves to, by the height of the visible part. */
  readonly pageFrom: (direction: 1 | -1) => number;
  /** Whether the focused line is a call's row, which Enter opens and closes. */
  readonly isCall: boolean;
}

export type KeyAction =
  | { readonly type: 'move'; readonly to: number; readonly direction: 1 | -1 }
  | { readonly type: 'toggle' }
  | { readonly type: 'select' };

/** The action of a key; null for keys that the grid does not handle. */
export function keyAction(key: string, { index, size, pageFrom, isCall }: KeyContext): KeyAction | null {
  switch (key) {
    case 'ArrowDown':
      return { type: 'move', to: index + 1, direction: 1 };
    case 'ArrowUp':
      return { type: 'move', to: index - 1, direction: -1 };
    case 'PageDown':
      return { type: 'move', to: pageFrom(1), direction: 1 };
    case 'PageUp':
      return { type: 'move', to: pageFrom(-1), direction: -1 };
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

/** Whether a row is open; null for a line that cannot be opened. */
export type OpenState = boolean | null;

/** A move of the focus to a cell of the line, by its index, or to the line itself. */
export interface CellMove {
  readonly type: 'cell';
  readonly to: number | null;
}

/**
 * The action of a key within a line: ArrowRight opens a row, then moves into its cells; ArrowLeft moves back, then
 * closes the row. Null for all other keys. In right-to-left languages, the two arrows are swapped.
 */
export function cellKeyAction(
  key: string,
  { index, count }: CellFocus,
  { isOpen, isRightToLeft }: { isOpen: OpenState; isRightToLeft: boolean },
): CellMove | { readonly type: 'toggle' } | null {
  const [forward, back] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (index === null) {
    if (key === forward) return isOpen === false ? { type: 'toggle' } : { type: 'cell', to: 0 };
    return key === back && isOpen === true ? { type: 'toggle' } : null;
  }
  switch (key) {
    case forward:
      return { type: 'cell', to: Math.min(index + 1, count - 1) };
    case back:
      return { type: 'cell', to: index === 0 ? null : index - 1 };
    case 'Home':
      return { type: 'cell', to: 0 };
    case 'End':
      return { type: 'cell', to: count - 1 };
    case 'Escape':
      return { type: 'cell', to: null };
    default:
      return null;
  }
}
