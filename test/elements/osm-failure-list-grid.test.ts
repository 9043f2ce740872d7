/** The rows as a grid: roles, one tab stop, keys, opening, selecting. */
import '../../src/osm-failure-list.js';

import { assert, fixture } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import type { OsmSelectEvent } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, idsOf, key, listOf, recordEvents, rowOf, rows, someCalls, toggle } from '../support/list.js';

const all = (list: OsmFailureList, selector: string) => [...list.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const grid = (list: OsmFailureList) => all(list, '[role=treegrid]')[0]!;

describe('the grid', () => {
  it('the grid has rows of cells, and a row of column headers', async () => {
    const list = await listOf(someCalls);
    assert.lengthOf(all(list, '[role=treegrid] [role=row]'), 4);
    for (const row of rows(list)) {
      const cells = [...row.children].map(({ role }) => role);
      assert.deepEqual([...new Set(cells)], ['gridcell']);
      assert.lengthOf(cells, all(list, '[role=columnheader]').length);
    }
  });

  it('the grid has an accessible name', async () => {
    assert.isNotEmpty(grid(await listOf(someCalls)).ariaLabel);
  });

  for (const groupBy of [null, 'blame'] as const) {
    it(`aria-rowindex counts from one and includes opened calls, grouped by ${String(groupBy)}`, async () => {
      const list = await listOf(someCalls, { groupBy });
      await toggle(list, 'c2');
      const indices = all(list, '[role=row][aria-rowindex]').map((row) => Number(row.getAttribute('aria-rowindex')));
      assert.deepEqual(indices, indices.map((_, n) => n + 1)); // prettier-ignore
      assert.strictEqual(Number(grid(list).ariaRowCount), indices.length);
      assert.lengthOf(indices, groupBy ? 7 : 5);
    });
  }

  it('the grid has one tab stop among its rows', async () => {
    const list = await listOf(someCalls, { selectable: true, groupBy: 'blame' });
    await toggle(list, 'c2');
    const stops = all(list, '[role=row], [part~=row] *').filter(({ tabIndex }) => tabIndex >= 0);
    assert.lengthOf(stops, 1);
  });
});

describe('the keyboard in the grid', () => {
  const focused = (list: OsmFailureList) => rows(list).indexOf(list.shadowRoot!.activeElement as HTMLElement);

  for (const [from, name, to] of [
    [0, 'ArrowDown', 1],
    [2, 'ArrowDown', 2],
    [1, 'ArrowUp', 0],
    [0, 'ArrowUp', 0],
    [1, 'Home', 0],
    [0, 'End', 2],
  ] as const) {
    it(`the key ${name} moves the focus from row ${String(from)} to row ${String(to)}`, async () => {
      const list = await listOf(someCalls);
      rows(list)[from]!.focus();
      assert.isFalse(key(list, name));
      await rendered(list);
      assert.strictEqual(focused(list), to);
      assert.strictEqual(rows(list)[to]!.tabIndex, 0);
    });
  }

  it('the grid does not prevent the default of keys that it does not use', async () => {
    const list = await listOf(someCalls);
    rows(list)[0]!.focus();
    assert.isTrue(key(list, 'x'));
  });

  it('Enter opens and closes a row', async () => {
    const list = await listOf(someCalls);
    rows(list)[0]!.focus();
    for (const count of [1, 0]) {
      key(list, 'Enter');
      await rendered(list);
      assert.lengthOf(banners(list), count);
    }
  });

  it('Space selects a row', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const events = recordEvents<OsmSelectEvent>(list, 'osm-select');
    rows(list)[1]!.focus();
    assert.isFalse(key(list, ' '));
    await rendered(list);
    assert.deepEqual([list.selection, events.map(({ ids }) => ids)], [['c2'], [['c2']]]);
    assert.strictEqual(rowOf(list, 'c2').ariaSelected, 'true');
  });

  it('the focus stays in the grid when the focused row is removed', async () => {
    const list = await listOf(someCalls);
    rowOf(list, 'c2').focus();
    list.delete('c2');
    await until(() => rows(list).length === 2 && focused(list) >= 0, 'a row has the focus');
    assert.isAtLeast(focused(list), 0);
  });
});

describe('the keyboard within a row', () => {
  /** What has the focus: the column of a cell, the part of its control, or the row. */
  const at = (list: OsmFailureList): string => {
    const focused = list.shadowRoot!.activeElement!;
    return (focused.getAttribute('part') ?? focused.localName).replace(/^cell /, '');
  };

  const press = async (list: OsmFailureList, ...names: string[]) => {
    for (const name of names) {
      key(list, name);
      await rendered(list);
    }
  };

  const focusedList = async (properties: Partial<OsmFailureList> = {}) => {
    const list = await listOf(someCalls, properties);
    rows(list)[0]!.focus();
    return list;
  };

  it('ArrowRight opens a row, and ArrowLeft closes it', async () => {
    const list = await focusedList();
    const states: unknown[] = [];
    for (const name of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
      await press(list, name);
      states.push([rows(list)[0]!.ariaExpanded, banners(list).length, at(list)]);
    }
    assert.deepEqual(states, [['true', 1, 'row'], ['false', 0, 'row'], ['false', 0, 'row']]); // prettier-ignore
  });

  it('ArrowRight goes through the cells of an opened row, their links and buttons, and ArrowLeft back to the row', async () => {
    const list = await focusedList({ selectable: true, callHref: '#{id}' });
    await press(list, 'ArrowRight');
    const seen: string[] = [];
    for (let n = 0; n < 9; n++) {
      await press(list, 'ArrowRight');
      seen.push(at(list));
    }
    assert.deepEqual(seen, ['input', 'time-cell', 'reason-cell', 'call-link', 'agent-cell', 'channel-cell', 'blame-cell', 'duration-cell', 'expand-button']); // prettier-ignore
    await press(list, 'ArrowRight');
    assert.strictEqual(at(list), 'expand-button');
    await press(list, 'Home');
    assert.strictEqual(at(list), 'input');
    await press(list, 'ArrowLeft');
    assert.strictEqual(at(list), 'row');
  });

  it('ArrowDown and ArrowUp keep the column of the focused cell', async () => {
    const list = await focusedList({ callHref: '#{id}' });
    part(list, 'call-link').focus();
    await press(list, 'ArrowDown');
    assert.strictEqual(list.shadowRoot!.activeElement, rows(list)[1]!.querySelector('[part=call-link]'));
    assert.strictEqual(rows(list)[1]!.tabIndex, 0);
  });

  it('Enter and Space on a control of a row press that control', async () => {
    const list = await focusedList({ selectable: true });
    part(list, 'expand-button').focus();
    assert.deepEqual([key(list, 'Enter'), key(list, ' ')], [true, true]);
  });

  it('Escape in a cell focuses its row', async () => {
    const list = await focusedList();
    part(list, 'expand-button').focus();
    await press(list, 'Escape');
    assert.strictEqual(at(list), 'row');
  });

  it('ArrowLeft and ArrowRight are swapped in a right-to-left language', async () => {
    useCatalog({ lang: 'x-rtl', dir: 'rtl' });
    const list = await focusedList({ lang: 'x-rtl' });
    await press(list, 'ArrowRight');
    assert.lengthOf(banners(list), 0);
    await press(list, 'ArrowLeft');
    assert.lengthOf(banners(list), 1);
  });

  for (const from of ['copy-button', 'dispute-link']) {
    it(`Escape in the banner of an opened call closes it, on ${from}`, async () => {
      const list = await focusedList({ retry: true });
      await toggle(list, 'c2');
      part(banners(list)[0]!, from).focus();
      const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
      part(banners(list)[0]!, from).dispatchEvent(escape);
      await until(() => list.shadowRoot!.activeElement === rowOf(list, 'c2'), 'the row has the focus');
      assert.lengthOf(banners(list), 0);
      assert.isTrue(escape.defaultPrevented);
    });
  }

  it('an Escape whose default the host prevented does not close an opened call', async () => {
    const list = await focusedList();
    await toggle(list, 'c2');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
    escape.preventDefault();
    const [banner] = banners(list);
    banner!.addEventListener('keydown', (event) => event.preventDefault(), { capture: true });
    part(banner!, 'copy-button').dispatchEvent(escape);
    await rendered(list);
    assert.lengthOf(banners(list), 1);
  });
});

describe('the accessible names of a row', () => {
  it('the name of a row is its reason, its blame and its time', async () => {
    const list = await listOf([failedCall('a', 'no_audio_either_direction', { endedAt: new Date().toISOString() })]);
    assert.match(rows(list)[0]!.ariaLabel!, /^Neither side produced audio, Environment \/ network, \d\d:\d\d:\d\d$/);
  });

  it('the name of a row has the date if it is not today', async () => {
    const list = await listOf([failedCall('a', 'stale_sweep', { endedAt: '2020-05-13T12:00:00Z' })]);
    assert.match(rows(list)[0]!.ariaLabel!, /^Call was orphaned, Platform-side, May 1\d, \d\d:00:00$/);
  });

  it('the name of a row says if its time is not known', async () => {
    const list = await listOf(['stale_sweep']);
    assert.strictEqual(rows(list)[0]!.ariaLabel, 'Call was orphaned, Platform-side, Time not known');
  });

  it("the name of a row's button says whose details it opens", async () => {
    const list = await listOf([failedCall('call_123', 'unknown'), 'unknown']);
    const names = parts(list, 'expand-button').map(({ ariaLabel }) => ariaLabel);
    assert.sameMembers(names, ['Details of call_123', 'Details']);
  });
});

describe('selecting', () => {
  const boxes = (list: OsmFailureList) => all(list, '[part~=row] input[type=checkbox]') as HTMLInputElement[];

  it('a list has no check boxes without selectable', async () => {
    const list = await listOf(someCalls);
    assert.deepEqual([boxes(list).length, rowOf(list, 'c1').ariaSelected], [0, null]);
  });

  it('a selectable list has a check box with a short name in each row', async () => {
    const list = await listOf(someCalls, { selectable: true });
    assert.deepEqual(boxes(list).map(({ ariaLabel }) => ariaLabel), ['Select', 'Select', 'Select']); // prettier-ignore
  });

  it('osm-select has the ids of all selected calls', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const events = recordEvents<OsmSelectEvent>(list, 'osm-select');
    for (const box of boxes(list).slice(0, 2)) box.click();
    assert.deepEqual(events.map(({ ids }) => ids), [['c3'], ['c3', 'c2']]); // prettier-ignore
    assert.deepEqual([...list.selection], ['c3', 'c2']);
  });

  it('the check box in the header selects and deselects all shown calls', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const [whole] = all(list, '[part~=head-row] input') as HTMLInputElement[];
    whole!.click();
    const taken = [...list.selection].sort();
    await rendered(list);
    whole!.click();
    assert.deepEqual([taken, [...list.selection]], [['c1', 'c2', 'c3'], []]);
  });

  it('a selection that a script sets is drawn', async () => {
    const list = await listOf(someCalls, { selectable: true, selection: ['c2'] });
    assert.deepEqual(boxes(list).map(({ checked }) => checked), [false, true, false]); // prettier-ignore
  });

  it('a click on the check box does not open the row', async () => {
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

  it('new calls wait behind a button while the list is paused', async () => {
    const list = await paused();
    assert.strictEqual(idsOf(list), 'c3 c2 c1');
    assert.include(partText(list, 'new-calls-button'), '2');
  });

  it('waiting calls are counted in the heading', async () => {
    assert.strictEqual((await paused()).summary.failures, 5);
  });

  it('the button for new calls shows them', async () => {
    const list = await paused();
    press(list, 'new-calls-button');
    await rendered(list);
    assert.lengthOf(rows(list), 5);
    assert.lengthOf(parts(list, 'new-calls-button'), 0);
  });

  it('waiting calls are shown when the list is resumed', async () => {
    const list = await paused();
    press(list, 'pause-button');
    await rendered(list);
    assert.lengthOf(rows(list), 5);
  });

  it('the pause button says that the list is paused', async () => {
    const button = part(await paused(), 'pause-button');
    assert.strictEqual(button.textContent.trim(), 'Show new calls');
    // The name stays the same: "Show new calls, pressed" would mean the opposite.
    assert.isNull(button.ariaPressed);
  });

  it('new calls wait when the attribute paused is set', async () => {
    const list = await fixture<OsmFailureList>(
      `<osm-failure-list paused calls='[{"id":"a","failureReason":"unknown"}]'></osm-failure-list>`,
    );
    list.upsert(failedCall('b', 'unknown'));
    await until(() => parts(list, 'new-calls-button').length, 'the button is there');
    assert.strictEqual(idsOf(list), 'a');
  });
});
