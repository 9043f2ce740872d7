/**
 * One announcer for the whole document, in the light DOM: live regions inside shadow roots are not reliably spoken.
 * It is shared by every copy of the library on the page, and says what arrives together in one go.
 */
import { hostOf } from './language.js';

interface Region {
  readonly node: HTMLElement;
  waiting: string[];
}

const KEY = Symbol.for('@osmapi/osmtalk-elements/announcer');

/** Long enough for a region that was just made to be noticed, and for what comes together to be told together. */
const DELAY_MS = 150;

/** Whether an `announce` attribute asks for words; anything but these two is `off`. */
export const isAloud = (announce: unknown): boolean => announce === 'polite' || announce === 'assertive';

/** Makes the place ready in which `announce` will speak for this element, so that the first words are not lost. */
export const prepareAnnouncer = (element: Element): void => void regionFor(element, false);

/** Has a screen reader say something: politely after what is being read, or at once. */
export function announce(element: Element, text: string, assertive = false): void {
  if (text === '') return;
  const region = regionFor(element, assertive);
  if (region.waiting.length === 0) setTimeout(speak, DELAY_MS, region);
  if (!region.waiting.includes(text)) region.waiting.push(text);
}

function speak(region: Region): void {
  const paragraph = region.node.ownerDocument.createElement('p');
  paragraph.textContent = region.waiting.join(' ');
  region.waiting = [];
  region.node.replaceChildren(paragraph);
}

function regionFor(element: Element, assertive: boolean): Region {
  const document: Document & { [KEY]?: Record<string, Region> } = element.ownerDocument;
  const politeness = assertive ? 'assertive' : 'polite';
  const regions = (document[KEY] ??= {});
  const region = (regions[politeness] ??= { node: makeRegion(document, politeness), waiting: [] });
  // What stands outside an open modal dialog is inert: nothing said there is heard.
  const place = openDialogAround(element) ?? document.body;
  if (region.node.parentNode !== place) place.append(region.node);
  return region;
}

function makeRegion(document: Document, politeness: string): HTMLElement {
  const node = document.createElement('div');
  node.setAttribute('aria-live', politeness);
  // A strict content security policy refuses a style attribute in markup, but not the style object.
  node.style.cssText = 'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)';
  return node;
}

function openDialogAround(element: Element): Element | null {
  for (let at: Element | null = element; at; at = hostOf(at)) {
    const dialog = at.closest('dialog:modal, [aria-modal="true"]');
    if (dialog) return dialog;
  }
  return null;
}
