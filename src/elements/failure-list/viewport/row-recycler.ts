import { noChange } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

import type { Line } from './lines.js';

/** Draws a line: a template's result. */
type DrawLine = (line: Line) => unknown;

/** A line that is in the page, and the part of Lit's template that holds its nodes. */
interface RenderedLine {
  line: Line;
  readonly part: ChildPart;
}

/** How lines are to be rendered. */
export interface RenderOptions {
  /** The id of the line that has the focus; empty for none. */
  readonly focusedId: string;
  /** While somebody scrolls, nodes are left where they stand. */
  readonly isScrolling: boolean;
}

/**
 * Renders the lines of the grid, and recycles their nodes. A line that stays keeps its nodes; the nodes of a row that
 * left are rewritten for one that came. While somebody scrolls no node is moved: moving one costs a browser more than
 * rewriting it, and rows are positioned absolutely. At rest, nodes are put in the order of their lines, for Tab and for
 * screen readers.
 */
export class RowRecycler {
  /** Rows with the same value here differ in little: nodes of one are rewritten fast for another. */
  readonly #similarityOf: (line: Line) => string | undefined;
  #container: ChildPart | undefined;
  #drawLine: DrawLine = String;
  /** The lines that Lit rendered itself, the first time. */
  #firstLines: readonly Line[] = [];
  /** In the order in which the nodes stand. */
  #rendered: readonly RenderedLine[] = [];
  #focusedId = '';

  constructor(similarityOf: (line: Line) => string | undefined) {
    this.#similarityOf = similarityOf;
  }

  /** The first rendering is Lit's own, in a page and on a server. */
  renderFirst(lines: readonly Line[], drawLine: DrawLine): unknown[] {
    this.#rendered = [];
    this.#firstLines = lines;
    this.#drawLine = drawLine;
    return lines.map(drawLine);
  }

  /** Renders all lines anew. */
  render(container: ChildPart, lines: readonly Line[], drawLine: DrawLine, options: RenderOptions): unknown {
    const isFirst = container !== this.#container;
    this.#container = container;
    if (isFirst || !this.#takeOver(container)) return this.renderFirst(lines, drawLine);
    this.#drawLine = drawLine;
    this.#focusedId = options.focusedId;
    this.#replaceLines(container, lines, true);
    if (!options.isScrolling) this.#sort(container, lines);
    return noChange;
  }

  /** Renders only the lines that came into view; those that were there stay as they are. */
  renderScrolledIn(lines: readonly Line[]): void {
    if (this.#container && this.#takeOver(this.#container)) this.#replaceLines(this.#container, lines, false);
  }

  /** Takes over the nodes of the first rendering. Returns whether there are any. */
  #takeOver(container: ChildPart): boolean {
    const parts = getCommittedValue(container);
    if (this.#rendered.length === 0 && Array.isArray(parts)) {
      this.#rendered = this.#firstLines.flatMap((line, place) => {
        const part = parts[place] as ChildPart | undefined;
        return part ? [{ line, part }] : [];
      });
    }
    return this.#rendered.length > 0;
  }

  #replaceLines(container: ChildPart, lines: readonly Line[], isRedraw: boolean): void {
    const missing = new Map(lines.map((line) => [line.id, line]));
    const spare = new Set(this.#rendered);
    const staying = this.#rendered.filter(({ line }) => missing.has(line.id));
    // Where most lines are new, rows are rewritten from the first: those that stayed would have to be moved.
    const isMostlyNew = isRedraw && staying.length * 2 < lines.length;
    for (const rendered of staying) {
      const line = missing.get(rendered.line.id);
      if (!line || (isMostlyNew && this.#isRecyclable(rendered))) continue;
      missing.delete(line.id);
      spare.delete(rendered);
      if (isRedraw) this.#write(rendered, line);
    }
    const added = this.#addLines(container, missing.values(), spare, isRedraw);
    for (const rendered of spare) remove(rendered);
    this.#rendered = [...this.#rendered.filter((rendered) => !spare.has(rendered)), ...added];
  }

  /** Writes new lines, rows into spare nodes where there are any. What is used is spare no more. Returns what got new nodes. */
  #addLines(
    container: ChildPart,
    lines: Iterable<Line>,
    spare: Set<RenderedLine>,
    isRedraw: boolean,
  ): readonly RenderedLine[] {
    const recyclable = [...spare].filter((rendered) => this.#isRecyclable(rendered));
    const added: RenderedLine[] = [];
    for (const line of lines) {
      const recycled = line.kind === 'call' ? this.#takeSimilar(recyclable, line, isRedraw) : undefined;
      const rendered = recycled ?? { line, part: insertPart(container) };
      if (recycled) spare.delete(recycled);
      else added.push(rendered);
      this.#write(rendered, line);
    }
    return added;
  }

  /** While scrolling, the nodes of a similar row are taken first. In a redraw, nodes are taken in the order in which they stand. */
  #takeSimilar(recyclable: RenderedLine[], line: Line, isRedraw: boolean): RenderedLine | undefined {
    if (isRedraw) return recyclable.shift();
    const wanted = this.#similarityOf(line);
    const similar = recyclable.findIndex((rendered) => this.#similarityOf(rendered.line) === wanted);
    const [taken] = recyclable.splice(Math.max(similar, 0), 1);
    return taken;
  }

  /** Not the nodes of headings and details, nor those that have the focus: it would go to another call. */
  #isRecyclable({ line }: RenderedLine): boolean {
    return line.kind === 'call' && line.id !== this.#focusedId;
  }

  #write(rendered: RenderedLine, line: Line): void {
    rendered.line = line;
    setChildPartValue(rendered.part, this.#drawLine(line));
  }

  /** Puts nodes in the order of their lines. A node loses the focus when it is moved: the others are moved around it. */
  #sort(container: ChildPart, lines: readonly Line[]): void {
    const places = new Map(this.#rendered.map(({ line }, place) => [line.id, place]));
    const focusedPlace = places.get(this.#focusedId);
    const focusedIndex = lines.findIndex(({ id }) => id === this.#focusedId);
    const sorted: RenderedLine[] = [];
    let next: RenderedLine | undefined;
    let lowestUnmoved = Infinity;
    // From the last to the first, because a part is inserted before another.
    for (let index = lines.length - 1; index >= 0; index--) {
      const place = places.get(lines[index]?.id ?? '');
      const rendered = place === undefined ? undefined : this.#rendered[place];
      if (place === undefined || !rendered) continue;
      const isBeforeFocused = focusedPlace !== undefined && place <= focusedPlace;
      const hasToPassFocused = isBeforeFocused && index > focusedIndex;
      if (place < lowestUnmoved && !hasToPassFocused) lowestUnmoved = place;
      else insertPart(container, next?.part, rendered.part);
      next = rendered;
      sorted.push(rendered);
    }
    this.#rendered = sorted.reverse();
  }
}

function remove({ part }: RenderedLine): void {
  removePart(part);
  // Since 3.3.1 Lit leaves this marker behind (lit/lit#5298): the body would keep one for every row that ever left.
  (part.endNode as Comment | null)?.remove();
}

type RecycleArguments = [recycler: RowRecycler, lines: readonly Line[], drawLine: DrawLine, options: RenderOptions];

class RecycleDirective extends Directive {
  override render(...[recycler, lines, drawLine]: RecycleArguments): unknown[] {
    return recycler.renderFirst(lines, drawLine);
  }

  override update(container: ChildPart, [recycler, lines, drawLine, options]: RecycleArguments): unknown {
    return recycler.render(container, lines, drawLine, options);
  }
}

/** The lines in a template, rendered by a recycler. */
export const recycle = /* @__PURE__ */ directive(RecycleDirective);
