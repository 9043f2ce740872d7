/** The property `view` and the event `osm-view`. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import type { OsmViewEvent } from '../../src/elements.js';
import { viewFromParams, viewToParams } from '../../src/elements.js';
import { at, failedCall } from '../support/calls.js';
import { press, rendered, until } from '../support/elements.js';
import { banners, enter, idsOf, listOf, recordEvents, someCalls, toggle } from '../support/list.js';

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
});
