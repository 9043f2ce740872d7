/** Helpers of the element tests: finding parts, reading their text and using controls. */
import { fixture, waitUntil } from '@open-wc/testing';

import { parsePage } from './page.js';

/** The official page, in the browser. */
export const page = parsePage(await (await fetch(new URL('../fixtures/official-page.txt', import.meta.url))).text());

export const parts = (element: Element, name: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];

/** The first node with a part name, or null. */
export const findPart = (element: Element, name: string): HTMLElement | null => parts(element, name)[0] ?? null;

/** The first node with a part name; throws where there is none. */
export function part(element: Element, name: string): HTMLElement {
  const found = findPart(element, name);
  if (!found) throw new Error(`${element.localName} shows no part "${name}".`);
  return found;
}

/** The text of a part. */
export const partText = (element: Element, name: string): string => part(element, name).textContent.trim();

export const partTexts = (element: Element, name: string): string[] =>
  parts(element, name).map((node) => node.textContent.trim());

/** All text in the shadow root of an element, with white space collapsed. */
export const shownText = (element: Element): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

/** Clicks a part. */
export const press = (element: Element, name: string): void => part(element, name).click();

/** Focuses an element. A page in the background sends no focus events, so `focusin` is dispatched there. */
export function focus(element: HTMLElement): void {
  element.focus();
  if (!document.hasFocus()) element.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
}

/** Blurs an element. A page in the background sends no focus events, so `focusout` is dispatched there. */
export function blur(element: HTMLElement): void {
  element.blur();
  if (!document.hasFocus()) element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

export const isEmpty = (element: Element): boolean =>
  shownText(element) === '' && getComputedStyle(element).display === 'none';

/** Waits until a condition holds; on a timeout, the error contains the description. */
export const until = (condition: () => unknown, description: string): Promise<void> =>
  waitUntil(() => Boolean(condition()), description, { interval: 10, timeout: 10_000 });

interface Drawn extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

/**
 * Waits until an element is rendered, including a second render that the first one or an observer caused. It does not
 * wait for animation frames, since a page in the background has none.
 */
export async function rendered(element: Drawn): Promise<void> {
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

/** A rendered element with these properties. They are set, not bound, since Lit cannot bind every value. */
export async function mount<T extends Drawn>(markup: string, properties: Partial<T>): Promise<T> {
  const element = await fixture<T>(markup);
  Object.assign(element, properties);
  await rendered(element);
  return element;
}

/** Records what the page's live regions announce from now on. Regions in shadow roots are not observed. */
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

/** A promise with its resolve and reject functions. */
export function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

// The former names, until the tests of bulk retries use the new ones.
export { rendered as drawn, mount as given, findPart as maybe, partText as said };
