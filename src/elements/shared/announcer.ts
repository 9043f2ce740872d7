/**
 * One announcer for the whole document, in the light DOM: live regions inside shadow roots are not reliably spoken.
 * It is shared by every copy of the library on the page, and says what arrives together in one go.
 */
import { shadowHostOf } from './shadow-host.js';

interface Region extends HTMLElement {
  /** Texts that wait for the next announcement; absent while none is due. Other copies of the library read it. */
  osmWaiting?: Set<string> | undefined;
}

const KEY = Symbol.for('osmtalk-elements/announcer');

/** Long enough for a screen reader to notice a new region, and for texts that come together to be read together. */
const DELAY_MS = 150;

/** Whether an `announce` attribute asks for words; anything but these two is `off`. */
export const isAnnouncing = (announce: unknown): boolean => announce === 'polite' || announce === 'assertive';

/** Has a screen reader say something: politely after what is being read, or at once. */
export function announce(element: Element, text: string, politeness = 'polite'): void {
  const region = regionFor(element, politeness);
  if (!region.osmWaiting) {
    region.osmWaiting = new Set();
    setTimeout(announceWaiting, DELAY_MS, region);
  }
  region.osmWaiting.add(text);
}

function announceWaiting(region: Region): void {
  const words = document.createElement('p');
  words.textContent = [...(region.osmWaiting ?? [])].join(' ');
  region.osmWaiting = undefined;
  region.replaceChildren(words);
}

function regionFor(element: Element, politeness: string): Region {
  const page = element.ownerDocument as Document & { [KEY]: Record<string, Region | undefined> | undefined };
  const regions = (page[KEY] ??= {});
  const region = (regions[politeness] ??= page.createElement('div'));
  region.ariaLive = politeness;
  // A strict content security policy refuses a style attribute in markup, but not the style object.
  region.style.cssText = HIDDEN.replaceAll(';', '!important;');
  const place = placeFor(element, region) ?? page.body;
  if (region.parentNode !== place) place.append(region);
  return region;
}

const HIDDEN = 'display:block;position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);';

/** The next element up in the flattened tree: through slots and shadow roots. */
const composedParentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? shadowHostOf(element);

/**
 * What stands outside an open modal dialog is inert: nothing said there is heard. A dialog may stand in the shadow root
 * of a wrapper, around what is slotted into that: the region then goes beside what is slotted, into the light.
 */
function placeFor(element: Element, region: Element): ParentNode | null {
  let place: ParentNode | null = null;
  region.slot = '';
  for (let at: Element | null = element; at; at = composedParentOf(at)) {
    if (at.matches('dialog:modal,[aria-modal=true]')) return place ?? at;
    if (!at.assignedSlot || place) continue;
    place = at.parentNode;
    region.slot = at.slot;
  }
  return null;
}
