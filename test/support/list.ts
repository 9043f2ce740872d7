/** A list of failed calls, and its rows as a person finds them. */
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from './calls.js';
import { mount, parts, rendered, until } from './elements.js';

export const someCalls = [
  failedCall('c1', 'stale_sweep', { endedAt: at(1), durationSeconds: 30 }),
  failedCall('c2', 'sip_rejected', { endedAt: at(2), durationSeconds: 2 }),
  failedCall('c3', 'no_audio_output', { endedAt: at(3), durationSeconds: 9 }),
  { id: 'c4', status: 'completed', endedAt: at(4) },
];

export const listOf = (calls: unknown, properties: Partial<OsmFailureList> = {}): Promise<OsmFailureList> =>
  mount<OsmFailureList>('<osm-failure-list></osm-failure-list>', {
    calls: calls as OsmFailureList['calls'],
    ...properties,
  });

/** The ids of the calls that are shown, in order. */
export const idsOf = (list: OsmFailureList): string =>
  parts(list, 'call-id')
    .map((id) => id.textContent.trim())
    .join(' ');

/** Waits until these calls are shown. */
export const shows = (list: OsmFailureList, ids: string): Promise<void> =>
  until(() => idsOf(list) === ids, `"${ids}" is shown, but "${idsOf(list)}" is`);

export const rows = (list: OsmFailureList): HTMLElement[] => parts(list, 'row');

export const rowOf = (list: OsmFailureList, id: string): HTMLElement =>
  rows(list).find((row) => row.querySelector('[part~="call-id"]')?.textContent.trim() === id)!;

export const banners = (list: OsmFailureList) => [...list.shadowRoot!.querySelectorAll('osm-failure-banner')];

/** Opens or closes a row by its button. */
export async function toggle(list: OsmFailureList, id: string): Promise<void> {
  rowOf(list, id).querySelector<HTMLElement>('[part~="expand-button"]')!.click();
  await rendered(list);
  for (const banner of banners(list)) await rendered(banner);
}

/** What a person types or chooses. */
export async function enter(list: OsmFailureList, part: string, value: string): Promise<void> {
  const control = parts(list, part)[0] as HTMLInputElement | HTMLSelectElement;
  control.value = value;
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  await rendered(list);
}

/** A key, pressed where the focus is. Returns whether the page would still have used it. */
export function key(list: OsmFailureList, name: string): boolean {
  const options = { key: name, bubbles: true, composed: true, cancelable: true };
  return list.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', options));
}

/** What an element sends from now on. */
export function recordEvents<E extends Event>(element: Element, type: string): E[] {
  const events: E[] = [];
  element.addEventListener(type, (event) => events.push(event as E));
  return events;
}
