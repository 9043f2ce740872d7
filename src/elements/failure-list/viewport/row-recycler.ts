import { noChange } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js'; // prettier-ignore

import type { Line } from './lines.js';

type Draw = (item: Line) => unknown;

/** What is drawn, and the part of the template that holds its nodes. */
type Drawn = [item: Line, part: ChildPart];

/**
 * Draws the lines of the grid. A line that is still there keeps its nodes; the nodes of a row that is gone are written
 * anew for one that has come. While somebody scrolls no node is moved: to move one costs a browser more than to write it
 * anew, rows stand where they are put, and whoever scrolls does not notice. At rest, nodes are in the order of lines.
 */
export class RowRecycler {
  /** What rows that look alike have in common: the nodes of one are soon written for another. */
  readonly #look: (item: Line) => string | undefined;
  #container: ChildPart | undefined;
  #draw: Draw = String;
  /** What Lit itself has drawn at first. */
  #first: readonly Line[] = [];
  /** In the order in which the nodes stand. */
  #drawn: readonly Drawn[] = [];
  /** The line that had the focus before all was drawn. */
  #focused = '';

  constructor(look: (item: Line) => string | undefined) {
    this.#look = look;
  }

  /** What is drawn first, in a page or by a server. */
  begin(items: readonly Line[], draw: Draw): unknown[] {
    this.#drawn = [];
    this.#first = items;
    this.#draw = draw;
    return items.map(draw);
  }

  /** Draws all lines. Unless somebody scrolls, it puts them in order, but does not move the one that has the focus. */
  draw(container: ChildPart, items: readonly Line[], draw: Draw, focused: string, isScrolling: boolean): unknown {
    const isFirst = container !== this.#container;
    this.#container = container;
    if (isFirst || !this.#takeOver(container)) return this.begin(items, draw);
    this.#draw = draw;
    this.#focused = focused;
    this.#write(container, items, true);
    if (!isScrolling) this.#sort(container, items);
    return noChange;
  }

  /** Draws the lines that come into view, and leaves those that are there as they are. */
  scroll(items: readonly Line[]): void {
    if (this.#container && this.#takeOver(this.#container)) this.#write(this.#container, items, false);
  }

  /** Takes over what Lit has drawn. Returns whether anything was. */
  #takeOver(container: ChildPart): boolean {
    const parts = getCommittedValue(container) as ChildPart[];
    if (Array.isArray(parts) && this.#drawn.length === 0)
      this.#drawn = this.#first.flatMap((item, place): Drawn[] => (parts[place] ? [[item, parts[place]]] : []));
    return this.#drawn.length > 0;
  }

  #write(container: ChildPart, items: readonly Line[], isNew: boolean): void {
    const drawn = [...this.#drawn];
    const wanted = new Map(items.map((item) => [item.id, item]));
    const spare = new Set(drawn);
    // Where most is new, all is written in its order: what stayed would have to be moved.
    const isOther = isNew && drawn.filter(([{ id }]) => wanted.has(id)).length * 2 < items.length;
    const write = (item: Line, line: Drawn): void => {
      spare.delete(line);
      line[0] = item;
      setChildPartValue(line[1], this.#draw(item));
    };
    for (const line of drawn) {
      const [{ id, kind }] = line;
      const item = wanted.get(id);
      if (!item || (isOther && kind === 'call' && id !== this.#focused)) continue;
      wanted.delete(id);
      spare.delete(line);
      if (isNew) write(item, line);
    }
    // Not the nodes of another kind of line, nor those where the focus is: it would go to another call.
    const free = [...spare].filter(([{ id, kind }]) => kind === 'call' && id !== this.#focused);
    for (const item of wanted.values()) {
      const alike = free.findIndex(([old]) => isNew || this.#look(old) === this.#look(item));
      let [line] = item.kind === 'call' ? free.splice(Math.max(alike, 0), 1) : [];
      if (!line) drawn.push((line = [item, insertPart(container)]));
      write(item, line);
    }
    for (const [, part] of spare) {
      removePart(part);
      // Lit forgets this mark since 3.3.1 (lit/lit#5298): a body would have one more for every row that ever left.
      (part.endNode as Comment | null)?.remove();
    }
    this.#drawn = drawn.filter((line) => !spare.has(line));
  }

  /** Puts nodes in the order of their lines. What has the focus would lose it if moved: others are put around it. */
  #sort(container: ChildPart, items: readonly Line[]): void {
    const places = new Map(this.#drawn.map(([{ id }], place) => [id, place]));
    const focusedPlace = places.get(this.#focused) ?? -1;
    const focusedAt = items.findIndex(({ id }) => id === this.#focused);
    const sorted: Drawn[] = [];
    let [next, last]: [ChildPart | undefined, number] = [undefined, Infinity];
    // From the last to the first: a part is put before another.
    for (const [at, { id }] of [...items.entries()].reverse()) {
      const place = places.get(id) ?? -1;
      const line = this.#drawn[place];
      if (!line) continue;
      if (place < last && (at <= focusedAt || place > focusedPlace)) last = place;
      else insertPart(container, next, line[1]);
      next = line[1];
      sorted.push(line);
    }
    this.#drawn = sorted.reverse();
  }
}

class Recycle extends Directive {
  override render(recycler: RowRecycler, items: readonly Line[], draw: Draw, ..._: [string, boolean]): unknown[] {
    return recycler.begin(items, draw);
  }

  override update(
    container: ChildPart,
    [recycler, ...lines]: [RowRecycler, readonly Line[], Draw, string, boolean],
  ): unknown {
    return recycler.draw(container, ...lines);
  }
}

/** The lines as a recycler draws them, in a template. */
export const recycle = /* @__PURE__ */ directive(Recycle);
