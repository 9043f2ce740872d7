/** Notices of reasons above their limits: a warning with a filter for its calls, which moves no row that is read. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { findPart, focus, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { idsOf, listOf, recordEvents, rows } from '../support/list.js';
import { linesOf, manyCalls, settled } from '../support/long-list.js';

const MINUTE = 60_000;
const orphaned = (count: number, ago = 4 * MINUTE) =>
  Array.from({ length: count }, (_, n) =>
    failedCall(`s${String(n)}`, 'stale_sweep', { endedAt: new Date(Date.now() - ago - n * 1000).toISOString() }),
  );
const refused = manyCalls(60, ['sip_rejected']);

const overLimit = (properties: Partial<OsmFailureList> = {}) =>
  listOf([...refused, ...orphaned(16)], { totalCalls: 600, ...properties });

describe('a reason above its limit', () => {
  it('the headline counts reasons above their limits, with an icon', async () => {
    const list = await overLimit();
    assert.match(partText(list, 'notices-button'), /^1 reason above its limit$/);
    assert.exists(part(list, 'notices-button').querySelector('svg path'));
  });

  it('a notice has the page’s next step, and says when its reason last occurred', async () => {
    const list = await overLimit();
    assert.include(partText(list, 'notice'), 'check bot container restart logs');
    assert.match(partText(list, 'last-seen'), /^last 4 min\. ago$/);
    assert.match(part(list, 'last-seen').title, /\d{4}/);
  });

  it('the button of a notice shows its calls only, pressed again all calls, and sends osm-filter', async () => {
    const list = await overLimit();
    const events = recordEvents<Event & { reason: string | null }>(list, 'osm-filter');
    assert.strictEqual(partText(list, 'notice-button'), 'Show these 16 calls');
    press(list, 'notice-button');
    await rendered(list);
    assert.strictEqual(idsOf(list).split(' ').length, 16);
    assert.strictEqual(part(list, 'notice-button').ariaPressed, 'true');
    press(list, 'notice-button');
    await rendered(list);
    assert.deepEqual(events.map(({ reason }) => reason), ['stale_sweep', null]); // prettier-ignore
  });

  it('the button in the headline closes and opens the notices', async () => {
    const list = await overLimit();
    press(list, 'notices-button');
    await rendered(list);
    assert.deepEqual([parts(list, 'notice').length, part(list, 'notices-button').ariaExpanded], [0, 'false']);
    press(list, 'notices-button');
    await rendered(list);
    assert.deepEqual([parts(list, 'notice').length, part(list, 'notices-button').ariaExpanded], [1, 'true']);
  });

  for (const width of ['390px', '700px', '1200px']) {
    it(`a new notice moves no row while somebody reads, ${width} wide`, async () => {
      const list = await listOf(refused, { totalCalls: 600 });
      list.style.inlineSize = width;
      list.style.marginInlineEnd = '-99em'; // wider than the page is wide
      list.requestUpdate();
      const isNarrow = () => list.shadowRoot!.querySelector('[data-room~=narrow]') !== null;
      await until(() => isNarrow() === (width === '390px'), 'the list knows how wide it is');
      await settled(list);
      focus(rows(list)[2]!);
      await settled(list);
      const places = () => linesOf(list).slice(0, 5).map((line) => Math.round(line.getBoundingClientRect().top)); // prettier-ignore
      const before = places();
      list.upsert(orphaned(16));
      await until(() => findPart(list, 'notices-button'), 'the headline counts the notice');
      await settled(list);
      assert.deepEqual(places(), before);
      assert.lengthOf(parts(list, 'notice'), 0);
    });
  }

  it('a new notice opens by itself once nobody reads', async () => {
    const list = await listOf(refused, { totalCalls: 600 });
    focus(rows(list)[2]!);
    list.upsert(orphaned(16));
    await until(() => findPart(list, 'notices-button'), 'the headline counts the notice');
    (list.shadowRoot!.activeElement as HTMLElement).blur();
    list.requestUpdate();
    await until(() => parts(list, 'notice').length === 1, 'the notice is opened');
  });
});
