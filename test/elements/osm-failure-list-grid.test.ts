/** The rows as a grid: roles, one tab stop, keys, opening, selecting. */
import '../../src/osm-failure-list.js';

import { assert, fixture } from '@open-wc/testing';

import type { OsmSelectEvent } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, idsOf, key, listOf, recordEvents, rowOf, rows, someCalls, toggle } from '../support/list.js';

const all = (list: OsmFailureList, selector: string) => [...list.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const grid = (list: OsmFailureList) => all(list, '[role=grid]')[0]!;

describe('the grid', () => {
  it('has rows of cells, and a head of column headers', async () => {
    const list = await listOf(someCalls);
    assert.lengthOf(all(list, '[role=grid] [role=row]'), 4);
    for (const row of rows(list)) {
      const cells = [...row.children].map(({ role }) => role);
      assert.deepEqual([...new Set(cells)], ['gridcell']);
      assert.lengthOf(cells, all(list, '[role=columnheader]').length);
    }
  });

  it('has a name', async () => {
    assert.isNotEmpty(grid(await listOf(someCalls)).ariaLabel);
  });

  for (const groupBy of [null, 'blame'] as const) {
    it(`counts its rows from one, opened ones included, grouped by ${String(groupBy)}`, async () => {
      const list = await listOf(someCalls, { groupBy });
      await toggle(list, 'c2');
      const indices = all(list, '[role=row][aria-rowindex]').map((row) => Number(row.getAttribute('aria-rowindex')));
      assert.deepEqual(indices, indices.map((_, n) => n + 1)); // prettier-ignore
      assert.strictEqual(Number(grid(list).ariaRowCount), indices.length);
      assert.lengthOf(indices, groupBy ? 7 : 5);
    });
  }

  it('has one tab stop among its rows', async () => {
    const list = await listOf(someCalls, { selectable: true, groupBy: 'blame' });
    await toggle(list, 'c2');
    const stops = all(list, '[role=row], [part~=row] *').filter(({ tabIndex }) => tabIndex >= 0);
    assert.lengthOf(stops, 1);
  });
});

describe('the keys of the grid', () => {
  const focused = (list: OsmFailureList) => rows(list).indexOf(list.shadowRoot!.activeElement as HTMLElement);

  for (const [from, name, to] of [
    [0, 'ArrowDown', 1],
    [2, 'ArrowDown', 2],
    [1, 'ArrowUp', 0],
    [0, 'ArrowUp', 0],
    [1, 'Home', 0],
    [0, 'End', 2],
  ] as const) {
    it(`go by ${name} from row ${String(from)} to row ${String(to)}`, async () => {
      const list = await listOf(someCalls);
      rows(list)[from]!.focus();
      assert.isFalse(key(list, name));
      await rendered(list);
      assert.strictEqual(focused(list), to);
      assert.strictEqual(rows(list)[to]!.tabIndex, 0);
    });
  }

  it('leave to the page what they do not use', async () => {
    const list = await listOf(someCalls);
    rows(list)[0]!.focus();
    assert.isTrue(key(list, 'x'));
  });

  it('open and close by Enter', async () => {
    const list = await listOf(someCalls);
    rows(list)[0]!.focus();
    for (const count of [1, 0]) {
      key(list, 'Enter');
      await rendered(list);
      assert.lengthOf(banners(list), count);
    }
  });

  it('select by Space', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const events = recordEvents<OsmSelectEvent>(list, 'osm-select');
    rows(list)[1]!.focus();
    assert.isFalse(key(list, ' '));
    await rendered(list);
    assert.deepEqual([list.selection, events.map(({ ids }) => ids)], [['c2'], [['c2']]]);
    assert.strictEqual(rowOf(list, 'c2').ariaSelected, 'true');
  });

  it('keep the focus when the row that had it is gone', async () => {
    const list = await listOf(someCalls);
    rowOf(list, 'c2').focus();
    list.delete('c2');
    await until(() => rows(list).length === 2 && focused(list) >= 0, 'a row has the focus');
    assert.isAtLeast(focused(list), 0);
  });
});

describe('selecting', () => {
  const boxes = (list: OsmFailureList) => all(list, '[part~=row] input[type=checkbox]') as HTMLInputElement[];

  it('is not there unless asked for', async () => {
    const list = await listOf(someCalls);
    assert.deepEqual([boxes(list).length, rowOf(list, 'c1').ariaSelected], [0, null]);
  });

  it('is a checkbox for each row, with a name of its own', async () => {
    const list = await listOf(someCalls, { selectable: true });
    assert.strictEqual(new Set(boxes(list).map(({ ariaLabel }) => ariaLabel)).size, 3);
  });

  it('tells all that is selected', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const events = recordEvents<OsmSelectEvent>(list, 'osm-select');
    for (const box of boxes(list).slice(0, 2)) box.click();
    assert.deepEqual(events.map(({ ids }) => ids), [['c3'], ['c3', 'c2']]); // prettier-ignore
    assert.deepEqual([...list.selection], ['c3', 'c2']);
  });

  it('takes all that is shown, and gives it back', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const [whole] = all(list, '[part~=head-row] input') as HTMLInputElement[];
    whole!.click();
    const taken = [...list.selection].sort();
    await rendered(list);
    whole!.click();
    assert.deepEqual([taken, [...list.selection]], [['c1', 'c2', 'c3'], []]);
  });

  it('draws what a script selects', async () => {
    const list = await listOf(someCalls, { selectable: true, selection: ['c2'] });
    assert.deepEqual(boxes(list).map(({ checked }) => checked), [false, true, false]); // prettier-ignore
  });

  it('does not open the row', async () => {
    const list = await listOf(someCalls, { selectable: true });
    boxes(list)[0]!.click();
    await rendered(list);
    assert.lengthOf(banners(list), 0);
  });
});

describe('new calls', () => {
  const paused = async () => {
    const list = await listOf(someCalls);
    press(list, 'pause-button');
    await rendered(list);
    list.upsert([failedCall('c8', 'unknown', { endedAt: someCalls[2]!.endedAt }), failedCall('c9', 'unknown')]);
    await until(() => parts(list, 'new-calls-button').length, 'the button is there');
    return list;
  };

  it('wait behind a button while the list is paused', async () => {
    const list = await paused();
    assert.strictEqual(idsOf(list), 'c3 c2 c1');
    assert.include(partText(list, 'new-calls-button'), '2');
  });

  it('are counted while they wait', async () => {
    assert.strictEqual((await paused()).summary.failures, 5);
  });

  it('come in by the button', async () => {
    const list = await paused();
    press(list, 'new-calls-button');
    await rendered(list);
    assert.lengthOf(rows(list), 5);
    assert.lengthOf(parts(list, 'new-calls-button'), 0);
  });

  it('come in when the list goes on', async () => {
    const list = await paused();
    press(list, 'pause-button');
    await rendered(list);
    assert.lengthOf(rows(list), 5);
  });

  it('say on the button that the list is paused', async () => {
    const button = part(await paused(), 'pause-button');
    assert.strictEqual(button.textContent.trim(), 'Resume');
    // "Resume, pressed" would say that it is going on.
    assert.isNull(button.ariaPressed);
  });

  it('wait when the attribute is set', async () => {
    const list = await fixture<OsmFailureList>(
      `<osm-failure-list paused calls='[{"id":"a","failureReason":"unknown"}]'></osm-failure-list>`,
    );
    list.upsert(failedCall('b', 'unknown'));
    await until(() => parts(list, 'new-calls-button').length, 'the button is there');
    assert.strictEqual(idsOf(list), 'a');
  });
});
