/** Rows that a person reads stay in place, whatever arrives. Page Down moves by the visible rows. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { findPart, focus, part, until } from '../support/elements.js';
import { banners, key, rows, toggle } from '../support/list.js';
import { focusedName, hiddenOf, linesOf, longList, manyCalls, nameOf, settled } from '../support/long-list.js';

const NOW = Date.UTC(2026, 4, 14);
const news = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    failedCall(`new${String(n)}`, 'unknown', { endedAt: new Date(NOW + n * 1000).toISOString() }),
  );

/** The position of every rendered row on the screen. */
const places = (list: OsmFailureList) =>
  linesOf(list)
    .filter((line) => hiddenOf(list, line) === 0)
    .map((line) => [nameOf(line), Math.round(line.getBoundingClientRect().top)]);

const FRAMES = { 'in a panel of 500 px': '500px', 'without a height': '' };
const LENGTHS = { 'a short list': 60, 'a long list': 500 };

for (const [lengthName, length] of Object.entries(LENGTHS)) {
  for (const [frameName, height] of Object.entries(FRAMES)) {
    describe(`${lengthName} ${frameName}`, () => {
      const reading = async () => {
        const list = await longList(length, { selectable: true });
        list.style.blockSize = height;
        await settled(list);
        focus(rows(list)[1]!);
        await settled(list);
        return list;
      };

      it('rows stay in place when new calls wait', async () => {
        const list = await reading();
        const before = places(list);
        list.upsert(news(12));
        await until(() => findPart(list, 'new-calls-button'), 'new calls wait');
        await settled(list);
        assert.deepEqual(places(list).slice(0, 2), before.slice(0, 2));
      });

      it('rows stay in place when an error appears', async () => {
        const list = await reading();
        const before = places(list);
        list.error = '503';
        await settled(list);
        assert.include(part(list, 'error-box').textContent, '503');
        assert.deepEqual(places(list).slice(0, 2), before.slice(0, 2));
      });

      it('an opened banner stays in place when the focus is elsewhere', async () => {
        const list = await reading();
        await toggle(list, 'c1');
        (list.shadowRoot!.activeElement as HTMLElement).blur();
        await settled(list);
        const banner = banners(list)[0]!;
        const before = banner.getBoundingClientRect().top;
        list.upsert(news(12));
        await until(() => findPart(list, 'new-calls-button'), 'new calls wait');
        await settled(list);
        assert.closeTo(banner.getBoundingClientRect().top, before, 0.5);
      });

      it('new calls are shown when the opened banner is closed', async () => {
        const list = await reading();
        await toggle(list, 'c1');
        (list.shadowRoot!.activeElement as HTMLElement).blur();
        list.upsert(news(1));
        await until(() => findPart(list, 'new-calls-button'), 'new calls wait');
        await toggle(list, 'c1');
        await until(() => nameOf(rows(list)[0]) === 'new0', 'the new call is the first');
      });

      it('Page Down and Page Up move by the visible rows', async () => {
        const list = await reading();
        // Of one height: a page of rows of several heights is not the same up and down.
        list.calls = manyCalls(length, ['stale_sweep']);
        await settled(list);
        focus(rows(list)[0]!);
        await settled(list);
        const seen = places(list);
        const last = seen.at(-1)![0];
        key(list, 'PageDown');
        await until(() => focusedName(list) === last, `"${String(last)}" has the focus`);
        key(list, 'PageDown');
        await settled(list);
        key(list, 'PageUp');
        await until(() => focusedName(list) === last, `"${String(last)}" has the focus again`);
        const line = list.shadowRoot!.activeElement!;
        assert.isBelow(hiddenOf(list, line), 1.5);
      });
    });
  }
}

describe('a call that is deleted above the focused row', () => {
  it('a call that is deleted above the focused row does not move that row in a scrolled list', async () => {
    const list = await longList(500);
    focus(rows(list)[0]!);
    for (let n = 0; n < 4; n++) {
      key(list, 'PageDown');
      await settled(list);
    }
    key(list, 'ArrowUp');
    await settled(list);
    const before = list.shadowRoot!.activeElement!.getBoundingClientRect().top;
    for (const { id } of manyCalls(3)) list.delete(id);
    await until(() => part(list, 'heading').textContent.includes('497'), 'three calls are gone');
    await settled(list);
    assert.closeTo(list.shadowRoot!.activeElement!.getBoundingClientRect().top, before, 1);
  });
});
