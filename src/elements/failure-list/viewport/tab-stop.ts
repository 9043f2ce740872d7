import type { Line, Lines } from './lines.js';

/**
 * The one line of the grid that Tab reaches (roving tabindex): the line that had the focus last, or when that is gone,
 * the line in its place.
 */
export class TabStop {
  #id = '';
  #index = 0;

  /** Makes a line the active one. A detail never is: its call's row is. */
  setActiveLine(id: string, lines: Lines): void {
    this.#id = id.replace(/^detail/, 'call');
    this.#index = lines.indexOf(this.#id);
  }

  /** The index of the active line. */
  indexIn(lines: Lines): number {
    const known = lines.indexOf(this.#id);
    const index = known === -1 ? clamp(this.#index, lines) : known;
    return lines.at(index)?.kind === 'detail' ? index - 1 : index;
  }

  /** Moves to a line, or, where that is a detail, to the next line in a direction. Undefined when there are no lines. */
  moveTo(wanted: number, direction: 1 | -1, lines: Lines): Line | undefined {
    let index = clamp(wanted, lines);
    if (lines.at(index)?.kind === 'detail') {
      const isBeyondTheEnd = index + direction >= lines.size;
      index += isBeyondTheEnd ? -1 : direction;
    }
    const line = lines.at(index);
    if (line) {
      this.#id = line.id;
      this.#index = index;
    }
    return line;
  }
}

const clamp = (index: number, { size }: Lines): number => Math.max(0, Math.min(index, size - 1));
