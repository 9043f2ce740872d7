/** What play functions share: the way into an element, by part and by role, as a person finds things. */
import type { LitElement } from 'lit';
import { configure, within } from 'storybook/test';

// What is not found in a shadow root would end in another error: Testing Library prints elements and documents only.
configure({ getElementError: (message) => new Error(message ?? 'Not found.') });

type Tag = keyof HTMLElementTagNameMap;

/** The element of a story, once it is drawn, and what is found inside it. */
export async function drawn<T extends Tag>(canvasElement: HTMLElement, tag: T) {
  const element = canvasElement.querySelector(tag);
  if (!element) throw new Error(`The story draws no <${tag}>.`);
  return { element, ...(await inside(element)) };
}

/** Looks into an element's shadow root: `by` finds by role or text, `part` by part name. */
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
  // Testing Library's types know no shadow roots; its look-ups do.
  return { by: within(root as unknown as HTMLElement), part, parts };
}

/**
 * Throws unless every name has a story that shows it. A name without a story does not compile either: a catalog that
 * grows cannot leave Storybook behind.
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
