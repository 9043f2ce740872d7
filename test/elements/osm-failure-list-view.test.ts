/** The property `view` and the event `osm-view`. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import type { OsmViewEvent } from '../../src/elements.js';
import { viewFromParams, viewToParams } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { part, press, rendered, until } from '../support/elements.js';
import { banners, enter, idsOf, listOf, recordEvents, rowOf, someCalls, toggle } from '../support/list.js';
import { edges, longList, manyCalls, scrollTo, settled, viewOf, visibleLines } from '../support/long-list.js';

const nine = Array.from({ length: 9 }, (_, n) => failedCall(`c${n}`, 'stale_sweep', { endedAt: at(n) }));

describe('the view of a list', () => {
  it('a view is plain JSON, and restores filters, order and opened calls in another list', async () => {
    const list = await listOf(someCalls);
    await enter(list, 'query', 'c');
    list.sort = '-time';
    await toggle(list, 'c2');
    const { view } = list;
    assert.deepEqual(JSON.parse(JSON.stringify(view)), view);
    const other = await listOf(someCalls, { view: viewFromParams(viewToParams(view).toString()) });
    assert.deepEqual(other.view, view);
    assert.equal(idsOf(other), idsOf(list));
    assert.deepEqual(
      banners(other).map(({ failure }) => failure?.call.id),
      ['c2'],
    );
  });

  it('osm-view is sent for each change by a person, and for none by a script', async () => {
    const list = await listOf(nine, { pageSize: 4 });
    const told = recordEvents<OsmViewEvent>(list, 'osm-view');
    list.view = { page: 2, opened: ['c1'], blame: 'platform' };
    await rendered(list);
    assert.lengthOf(told, 0);
    await toggle(list, 'c1');
    await enter(list, 'query', 'c');
    assert.deepEqual(
      told.map(({ view }) => [view.page, view.opened.join(), view.query]),
      [
        [2, '', ''],
        [1, '', 'c'],
      ],
    );
  });

  it('a page that is restored before its calls arrive is shown when they do', async () => {
    const list = await listOf([], { pageSize: 4, view: { page: 3 } });
    assert.equal(list.view.page, 3);
    list.calls = nine;
    await rendered(list);
    assert.equal(idsOf(list), 'c0');
    press(list, 'pages');
    assert.equal(list.view.page, 3);
  });

  it('an opened call that is restored before it arrives is open when it does', async () => {
    const list = await listOf([], { view: { opened: ['c2'] } });
    list.upsert(someCalls);
    await until(() => banners(list).length === 1, 'the call is open');
  });

  it('assigning a value that is not a view restores the default view', async () => {
    const list = await listOf(someCalls, { blame: 'carrier' });
    for (const value of [null, undefined, 7, 'x', [], { blame: 'nobody', opened: 7 }]) {
      list.view = value as unknown as null;
      await rendered(list);
      assert.equal(idsOf(list), 'c3 c2 c1');
    }
  });

  for (const [count, what] of [
    [300, 'drawn in part'],
    [60, 'drawn in full'],
  ] as const) {
    const far = `c${count - 3}`;
    it(`brings a restored call far down a list that is ${what} into view, with its banner`, async () => {
      const list = await longList(count);
      list.view = { opened: ['c20', far] };
      await settled(list);
      assert.isTrue(isInView(list, far));
      assert.isAbove(viewOf(list).bottom - edges(banners(list).at(-1)!).top, 100);
    });
  }

  it('brings a restored call into view that comes after other calls', async () => {
    const calls = manyCalls(300);
    const list = await listOf(calls.slice(0, 150), { view: { opened: ['c200'] } });
    await settled(list);
    assert.equal(part(list, 'scroller').scrollTop, 0);
    list.upsert(calls);
    await until(() => part(list, 'scroller').scrollTop > 0, 'the list is scrolled');
    await settled(list);
    assert.isTrue(isInView(list, 'c200'));
  });

  it('gives up a restored call that its filters leave out', async () => {
    const list = await longList(300, { view: { opened: ['c200'], query: 'c1' } });
    list.query = '';
    await settled(list);
    assert.equal(part(list, 'scroller').scrollTop, 0);
  });

  it('leaves the rows where they are for whoever reads them when a call is restored', async () => {
    const list = await longList(300);
    await scrollTo(list, 2000);
    list.view = { opened: ['c200'] };
    await settled(list);
    assert.equal(part(list, 'scroller').scrollTop, 2000);
  });

  it('leaves the rows where they are when a call is assigned that is open already', async () => {
    const list = await longList(300, { view: viewFromParams('open=c200') });
    assert.isTrue(isInView(list, 'c200'));
    await scrollTo(list, 0);
    list.view = { opened: ['c200'] };
    await settled(list);
    assert.equal(part(list, 'scroller').scrollTop, 0);
  });
});

const isInView = (list: OsmFailureList, id: string): boolean => visibleLines(list).includes(rowOf(list, id));
