/**
 * One announcer for the whole document, in the light DOM: live regions inside shadow roots are not reliably spoken.
 * It is shared by every copy of the library on the page, and says what arrives together in one go.
 */
import { shadowHostOf } from './shadow-host.js';

interface Region extends HTMLElement {
  /** What is to be said with the next words; absent between words. */
  osmWaiting?: Set<string> | undefined;
}

const KEY = Symbol.for('osmtalk-elements/announcer');

/** Long enough for a region that was just made to be noticed, and for what comes together to be told together. */
const DELAY_MS = 150;

/** Whether an `announce` attribute asks for words; anything but these two is `off`. */
export const isAnnouncing = (announce: unknown): boolean => announce === 'polite' || announce === 'assertive';

/** Has a screen reader say something: politely after what is being read, or at once. */
export function announce(element: Element, text: string, politeness = 'polite'): void {
  const region = regionFor(element, politeness);
  if (!region.osmWaiting) {
    region.osmWaiting = new Set();
    setTimeout(speak, DELAY_MS, region);
  }
  region.osmWaiting.add(text);
}

function speak(region: Region): void {
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

/**
 * What stands outside an open modal dialog is inert: nothing said there is heard. A dialog may stand in the shadow root
 * of a wrapper, around what is slotted into that: the region then goes beside what is slotted, into the light.
 */
function placeFor(element: Element, region: Element): ParentNode | null {
  let place: ParentNode | null = null;
  region.slot = '';
  for (let at: Element | null = element; at; at = at.assignedSlot ?? at.parentElement ?? shadowHostOf(at)) {
    if (at.matches('dialog:modal,[aria-modal=true]')) return place ?? at;
    if (!at.assignedSlot || place) continue;
    place = at.parentNode;
    region.slot = at.slot;
  }
  return null;
}
