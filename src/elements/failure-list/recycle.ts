import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { ChildPart } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js'; // prettier-ignore

import type { Item } from './items.js';

type Draw = (item: Item) => unknown;

/**
 * Draws lines in their order. A line that is still there keeps its nodes, and stays where it is while others are put
 * around it, so that it keeps its focus; the nodes of a row that is gone are written anew for one that has come.
 */
class Recycle extends Directive {
  #items: readonly Item[] = [];

  override render(items: readonly Item[], draw: Draw): unknown[] {
    this.#items = items;
    return items.map(draw);
  }

  override update(container: ChildPart, [items, draw]: [readonly Item[], Draw]): unknown {
    const parts = getCommittedValue(container) as (ChildPart | undefined)[];
    const before = this.#items;
    const values = this.render(items, draw);
    if (!Array.isArray(parts)) return values;
    const wanted = new Set(items.map(({ id }) => id));
    const places = new Map(before.map(({ id }, place) => [id, place]));
    const spare: ChildPart[] = [];
    for (const [place, { id, kind }] of before.entries()) {
      const part = parts[place];
      if (!part || wanted.has(id)) continue;
      if (kind === 'call') spare.push(part);
      else removePart(part);
    }
    const drawn: ChildPart[] = [];
    // From the last to the first: `insertPart` puts a part before another.
    let [next, last]: [ChildPart | undefined, number] = [undefined, Infinity];
    for (let at = items.length - 1; at >= 0; at--) {
      const { id = '', kind } = items[at] ?? {};
      const place = places.get(id) ?? Infinity;
      let part = parts[place] ?? (kind === 'call' ? spare.pop() : undefined);
      if (part && place < last) last = place;
      else part = insertPart(container, next, part);
      drawn[at] = next = setChildPartValue(part, values[at]);
    }
    spare.forEach(removePart);
    setCommittedValue(container, drawn);
    return noChange;
  }
}

export const recycle = /* @__PURE__ */ directive(Recycle);
