/**
 * One announcer for the whole document, in the light DOM, because screen readers do not reliably speak live regions
 * inside shadow roots. All copies of the library on a page share it. Texts that arrive within a moment are announced
 * together.
 */
import { shadowHostOf } from './shadow-host.js';

interface Region extends HTMLElement {
  /** Texts for the next announcement; absent while none is scheduled. Other copies of the library use it too. */
  osmWaiting?: Set<string> | undefined;
}

const KEY = Symbol.for('osmtalk-elements/announcer');

/** Long enough for a screen reader to notice a new region, and to collect texts that arrive together. */
const DELAY_MS = 150;

/** Whether an `announce` attribute turns announcements on: any value but these two means `off`. */
export const isAnnouncing = (announce: unknown): boolean => announce === 'polite' || announce === 'assertive';

/**
 * Announces a text to screen readers: `polite` waits until they have finished speaking, `assertive` interrupts them.
 */
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
 * The modal dialog around an element, if there is one: everything outside of an open modal dialog is inert, live
 * regions included. Where the dialog is in a wrapper's shadow root and the element is slotted into it, the region is
 * slotted beside the element, so that it stays in the light DOM.
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
