/** Helpers of play functions: finding nodes in a shadow root by part, role or text. */
import type { LitElement } from 'lit';
import { configure, within } from 'storybook/test';

// Testing Library cannot print a shadow root, so its own error message would throw.
configure({ getElementError: (message) => new Error(message ?? 'Not found.') });

type Tag = keyof HTMLElementTagNameMap;

/** The rendered element of a story, with queries for its shadow root. */
export async function drawn<T extends Tag>(canvasElement: HTMLElement, tag: T) {
  const element = canvasElement.querySelector(tag);
  if (!element) throw new Error(`The story draws no <${tag}>.`);
  return { element, ...(await inside(element)) };
}

/** Queries for an element's shadow root: `by` finds by role or text, `part` by part name. */
export async function inside(element: HTMLElement) {
  await (element as LitElement).updateComplete;
  const root = element.shadowRoot;
  if (!root) throw new Error(`<${element.localName}> has no shadow root.`);
  const parts = (name: string) => [...root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  const part = (name: string) => {
    const [found] = parts(name);
    if (!found) throw new Error(`<${element.localName}> shows no part "${name}".`);
    return found;
  };
  // Testing Library's queries accept a shadow root, but its types do not.
  return { by: within(root as unknown as HTMLElement), part, parts };
}

/**
 * Throws unless every name has a story that shows it. A missing story is also a type error, so a new row of the catalog
 * cannot be without one.
 */
export function everyOneHasAStory<Name extends string, Args>(
  names: readonly Name[],
  stories: Readonly<Record<Name, { args?: Partial<Args> }>>,
  shownBy: (args: Partial<Args>) => unknown,
): void {
  for (const name of names) {
    const shown = shownBy(stories[name].args ?? {});
    if (shown !== name) throw new Error(`The story of "${name}" shows "${String(shown)}".`);
  }
}
