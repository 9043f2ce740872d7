/** Runs in a page: the texts of the elements in every language, in the page's time zone. */
import '../../src/index.js';

import type { Said } from './times.js';
import { brokenAmong, CALLS, LANGUAGES, loadLanguages, MALFORMED } from './times.js';

const banner = document.createElement('osm-failure-banner');
const list = document.createElement('osm-failure-list');
const badge = document.createElement('osm-blame-badge');
document.body.append(badge, banner, list);
loadLanguages();

/** All text and all attribute values, since assistive technology reads some of these. */
const textOf = ({ shadowRoot }: Element): string =>
  [...shadowRoot!.querySelectorAll('*')]
    .flatMap((node) => [...node.attributes].map(({ value }) => value))
    .concat(shadowRoot!.textContent)
    .join('\n');

async function readIn(lang: unknown): Promise<Said[]> {
  const said: Said[] = [];
  for (const element of [badge, banner, list]) element.lang = lang as string;
  badge.reason = 'stale_sweep';
  for (const utc of [false, true]) {
    Object.assign(list, { calls: CALLS, totalCalls: 1000, groupBy: 'day', utc, pageSize: CALLS.length });
    await list.updateComplete;
    said.push([`list ${String(lang)} ${utc}`, textOf(list)]);
  }
  for (const [n, call] of CALLS.entries()) {
    if (n % 9 !== 0) continue;
    Object.assign(banner, { call, audience: 'developer' });
    await banner.updateComplete;
    said.push([`banner ${String(lang)} ${n}`, textOf(banner)]);
  }
  return [...said, [`badge ${String(lang)}`, textOf(badge)]];
}

Object.assign(globalThis, {
  async readInPage() {
    const said: Said[] = [];
    for (const lang of [...LANGUAGES, ...MALFORMED.slice(0, 12)]) said.push(...(await readIn(lang)));
    return {
      zone: new Intl.DateTimeFormat('en').resolvedOptions().timeZone,
      said: said.length,
      broken: brokenAmong(said),
    };
  },
});
