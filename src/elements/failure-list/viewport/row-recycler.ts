import { noChange } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

import type { Line } from './lines.js';

/** Draws a line: a template's result. */
type DrawLine = (line: Line) => unknown;

/** A rendered line, and Lit's part that holds its nodes. */
interface RenderedLine {
  line: Line;
  readonly part: ChildPart;
}

/** Options for rendering lines. */
export interface RenderOptions {
  /** The id of the line that has the focus; empty for none. */
  readonly focusedId: string;
  /** While somebody scrolls, no node is moved. */
  readonly isScrolling: boolean;
}

/**
 * Renders the lines of the grid and recycles their nodes. A line that stays keeps its nodes. The nodes of a row that
 * left are rewritten for a row that came. While somebody scrolls, no node is moved: for a browser, moving takes longer
 * than rewriting, and rows are positioned absolutely. At rest, nodes are sorted into the order of their lines, for Tab
 * and screen readers.
 */
export class RowRecycler {
  /** Rows with the same value differ little, so that rewriting the nodes of one for another is fast. */
  readonly #similarityOf: (line: Line) => string | undefined;
  #container: ChildPart | undefined;
  #drawLine: DrawLine = String;
  /** The lines of the first rendering, which is Lit's own. */
  #firstLines: readonly Line[] = [];
  /** In DOM order. */
  #rendered: readonly RenderedLine[] = [];
  #focusedId = '';

  constructor(similarityOf: (line: Line) => string | undefined) {
    this.#similarityOf = similarityOf;
  }

  /** The first rendering is left to Lit, on the server and in the browser, so that hydration finds the same. */
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

  /** Renders only the lines that came into view; lines that were there stay as they are. */
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
    // If most lines are new, all rows are rewritten in DOM order: lines that stay would have to be moved otherwise.
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

  /** Renders new lines, rows into nodes from `spare`, which are then removed from it. Returns the lines with new nodes. */
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

  /** Takes nodes for a row: while scrolling, preferably those of a similar row; in a redraw, in DOM order. */
  #takeSimilar(recyclable: RenderedLine[], line: Line, isRedraw: boolean): RenderedLine | undefined {
    if (isRedraw) return recyclable.shift();
    const wanted = this.#similarityOf(line);
    const similar = recyclable.findIndex((rendered) => this.#similarityOf(rendered.line) === wanted);
    const [taken] = recyclable.splice(Math.max(similar, 0), 1);
    return taken;
  }

  /** Nodes of headings and details are not recycled, nor the focused row's, whose focus would go to another call. */
  #isRecyclable({ line }: RenderedLine): boolean {
    return line.kind === 'call' && line.id !== this.#focusedId;
  }

  #write(rendered: RenderedLine, line: Line): void {
    rendered.line = line;
    setChildPartValue(rendered.part, this.#drawLine(line));
  }

  /**
   * Sorts nodes into the order of their lines. Moving a node takes its focus away, so the others are moved around it.
   */
  #sort(container: ChildPart, lines: readonly Line[]): void {
    const places = new Map(this.#rendered.map(({ line }, place) => [line.id, place]));
    const focusedPlace = places.get(this.#focusedId);
    const focusedIndex = lines.findIndex(({ id }) => id === this.#focusedId);
    const sorted: RenderedLine[] = [];
    let next: RenderedLine | undefined;
    let lowestUnmoved = Infinity;
    // From last to first, because a part is inserted before another one.
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
