/** What the element tests share: looking things up as a page or a person would. */
import { fixture, waitUntil } from '@open-wc/testing';

import { parsePage } from './page.js';

/** The official page, in the browser. */
export const page = parsePage(await (await fetch(new URL('../fixtures/official-page.txt', import.meta.url))).text());

export const parts = (element: Element, name: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];

/** A part that may be absent. */
export const maybe = (element: Element, name: string): HTMLElement | null => parts(element, name)[0] ?? null;

/** A part that must be there. */
export function part(element: Element, name: string): HTMLElement {
  const found = maybe(element, name);
  if (!found) throw new Error(`${element.localName} shows no part "${name}".`);
  return found;
}

/** The words of a part. */
export const said = (element: Element, name: string): string => part(element, name).textContent.trim();

export const allSaid = (element: Element, name: string): string[] =>
  parts(element, name).map((node) => node.textContent.trim());

/** Everything that an element shows, as text. */
export const shownText = (element: Element): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

/** A part that can be pressed is pressed. */
export const press = (element: Element, name: string): void => part(element, name).click();

/** Gives the focus to something. A page in the background, where nothing hears of it, is told of it here. */
export function focus(element: HTMLElement): void {
  element.focus();
  if (!document.hasFocus()) element.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
}

/** Takes the focus away, to the page. */
export function blur(element: HTMLElement): void {
  element.blur();
  if (!document.hasFocus()) element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

export const isEmpty = (element: Element): boolean =>
  shownText(element) === '' && getComputedStyle(element).display === 'none';

/** Waits until something is so, and says what was waited for when it never is. */
export const until = (isSo: () => unknown, what: string): Promise<void> =>
  waitUntil(() => Boolean(isSo()), what, { interval: 10, timeout: 2000 });

interface Drawn extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

/**
 * The element is drawn, and so is what it drew anew because of what was drawn or observed. Frames are not waited for:
 * a page in the background has none.
 */
export async function drawn(element: Drawn): Promise<void> {
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

/** An element with these properties. They are set, not bound: Lit itself cannot bind every value there is. */
export async function given<T extends Drawn>(markup: string, properties: Partial<T>): Promise<T> {
  const element = await fixture<T>(markup);
  Object.assign(element, properties);
  await drawn(element);
  return element;
}

/** Whatever the page's live regions say, from now on. Regions inside shadow roots are not heard. */
export function listen(): { heard: string[]; stop: () => void } {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live]');
      const text = [...addedNodes].map((node) => node.textContent?.trim()).join(' ');
      if (region && text) heard.push(`${region.getAttribute('aria-live') ?? ''}: ${text}`);
    }
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  return { heard, stop: () => observer.disconnect() };
}

/** A promise, and the ways to settle it from outside. */
export function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
