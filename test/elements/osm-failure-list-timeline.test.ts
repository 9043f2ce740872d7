/** The timeline: bars stacked by blame, a time range that is chosen by pointer, keys or preset, and presets that move on. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFilterEvent } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { focus, part, parts, partText, press, rendered } from '../support/elements.js';
import { enter, idsOf, listOf, recordEvents } from '../support/list.js';

const MINUTE = 60_000;
const UTC = { timeZone: 'UTC' };

/** From 12:00 to 12:50, so that a bar stands for a minute. */
const calls = [
  failedCall('c1', 'stale_sweep', { endedAt: at(0) }),
  failedCall('c2', 'sip_rejected', { endedAt: at(20) }),
  failedCall('c3', 'no_audio_output', { endedAt: at(20) }),
  failedCall('c4', 'caller_hung_up_silently', { endedAt: at(50) }),
];
const noon = Date.parse(at(0));

/** Of calls at one moment, the key decides. */
const ALL = 'c4 c2 c3 c1';

const timeline = (list: OsmFailureList) => part(list, 'timeline');
const textOf = (list: OsmFailureList) => timeline(list).ariaValueText ?? '';

async function pressKeys(list: OsmFailureList, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    const shiftKey = key.startsWith('Shift+');
    const event = new KeyboardEvent('keydown', { key: key.replace('Shift+', ''), shiftKey, bubbles: true, composed: true, cancelable: true }); // prettier-ignore
    timeline(list).dispatchEvent(event);
    await rendered(list);
  }
}

/** Drags a pointer from one share of the timeline's width to another. */
async function drag(list: OsmFailureList, ...shares: readonly number[]): Promise<void> {
  const { left, top, width } = timeline(list).getBoundingClientRect();
  const pointer = async (type: string, share: number) => {
    const options = { clientX: left + width * share, clientY: top + 9, pointerId: 1, isPrimary: true, bubbles: true };
    timeline(list).dispatchEvent(new PointerEvent(type, { ...options, composed: true }));
    await rendered(list);
  };
  // No browser captures a pointer that it does not know.
  timeline(list).setPointerCapture = () => undefined;
  await pointer('pointerdown', shares[0] ?? 0);
  for (const share of shares) await pointer('pointermove', share);
  await pointer('pointerup', shares.at(-1) ?? 0);
}

describe('osm-failure-list, its timeline', () => {
  it('a bar has one segment for each blame, in the order of the blames', async () => {
    const list = await listOf(calls, UTC);
    const segments = parts(list, 'bin').map((bin) => [...bin.children].map((bar) => bar.getAttribute('part')));
    assert.deepEqual(segments.filter((names) => names.length > 0), [['bar platform'], ['bar platform', 'bar carrier'], ['bar caller']]); // prettier-ignore
  });

  it('bars of different blames have different patterns', async () => {
    const list = await listOf(calls, UTC);
    const fills = parts(list, 'bin').flatMap((bin) => [...bin.children].map((bar) => bar.getAttribute('fill')));
    assert.deepEqual([...new Set(fills)], ['currentcolor', 'url(#bars-carrier)', 'url(#bars-caller)']);
  });

  it('the axis has round times of the given zone', async () => {
    const list = await listOf(calls, { timeZone: 'Asia/Kolkata' });
    const texts = [...part(list, 'axis').querySelectorAll('text')].map((text) => text.textContent);
    assert.deepEqual(texts, ['May 13, 17:30', '17:40', '17:50', '18:00', '18:10', '18:20']);
  });

  it('the timeline is a slider whose value says the time, the count and the blames', async () => {
    const list = await listOf(calls, UTC);
    await pressKeys(list, 'Home', 'PageUp', 'PageUp');
    assert.strictEqual(timeline(list).role, 'slider');
    assert.strictEqual(timeline(list).ariaLabel, 'Failed calls over time');
    assert.strictEqual(textOf(list), 'May 13, 12:20 to May 13, 12:21: 2 failed calls, Platform-side 1, Carrier 1');
    assert.strictEqual(timeline(list).ariaValueNow, '21');
  });

  it('arrow keys move without filtering', async () => {
    const list = await listOf(calls, UTC);
    await pressKeys(list, 'Home', 'ArrowRight', 'ArrowLeft');
    assert.strictEqual(idsOf(list), ALL);
    assert.strictEqual(timeline(list).ariaValueNow, '1');
  });

  it('Shift and the arrow keys choose a range, and Escape clears it', async () => {
    const list = await listOf(calls, UTC);
    const events = recordEvents<OsmFilterEvent>(list, 'osm-filter');
    await pressKeys(list, 'Home', 'PageUp', 'PageUp', 'Shift+ArrowRight', 'Shift+ArrowRight');
    assert.deepEqual([list.from, list.to], [noon + 20 * MINUTE, noon + 23 * MINUTE]);
    assert.strictEqual(idsOf(list), 'c2 c3');
    assert.match(textOf(list), /^Chosen, May 13, 12:20 to May 13, 12:23: 2 failed calls/);
    assert.lengthOf(events, 2);
    await pressKeys(list, 'Escape');
    assert.deepEqual([list.from, list.to, idsOf(list)], [null, null, ALL]);
  });

  it('Shift and an arrow key back take the range back', async () => {
    const list = await listOf(calls, UTC);
    await pressKeys(list, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft');
    assert.deepEqual([list.from, list.to], [noon, noon + 2 * MINUTE]);
  });

  it('Shift and Home choose all up to the beginning', async () => {
    const list = await listOf(calls, UTC);
    await pressKeys(list, 'Home', 'PageUp', 'Shift+Home');
    assert.deepEqual([list.from, list.to, idsOf(list)], [noon, noon + 11 * MINUTE, 'c1']);
  });

  it('Enter chooses one bar, and chosen again it is cleared', async () => {
    const list = await listOf(calls, UTC);
    await pressKeys(list, 'Home', 'Enter');
    assert.deepEqual([list.from, list.to, idsOf(list)], [noon, noon + MINUTE, 'c1']);
    await pressKeys(list, 'Enter');
    assert.deepEqual([list.from, list.to], [null, null]);
  });

  it('a drag chooses a range when the pointer is released', async () => {
    const list = await listOf(calls, UTC);
    const events = recordEvents<OsmFilterEvent>(list, 'osm-filter');
    await drag(list, 0.5, 0.4, 0.3);
    assert.lengthOf(events, 1);
    assert.strictEqual(idsOf(list), 'c2 c3');
    assert.isAbove(parts(list, 'bin').filter((bin) => bin.part.contains('outside')).length, 30);
  });

  it('a press on a bar chooses its time alone', async () => {
    const list = await listOf(calls, UTC);
    await drag(list, 0.001);
    assert.deepEqual([list.from, list.to], [noon, noon + MINUTE]);
  });

  it('the timeline keeps the focus while a range is chosen by keys', async () => {
    const list = await listOf(calls, UTC);
    focus(timeline(list));
    await pressKeys(list, 'Shift+ArrowLeft', 'Escape');
    assert.strictEqual(list.shadowRoot!.activeElement, timeline(list));
  });

  it('the timeline shows all times while a range is chosen', async () => {
    const list = await listOf(calls, { ...UTC, from: noon, to: noon + MINUTE });
    assert.lengthOf(
      parts(list, 'bin').filter((bin) => bin.childElementCount > 0),
      3,
    );
  });

  it('the timeline is at least 44 px high', async () => {
    const list = await listOf(calls, UTC);
    assert.isAtLeast(timeline(list).getBoundingClientRect().height, 44);
  });

  it('a bar is no wider than its maximum, and bars without calls are as wide as the others', async () => {
    const list = await listOf(calls.slice(0, 2), UTC);
    const widths = new Set(parts(list, 'bin').map((bin) => Math.round(bin.getBoundingClientRect().width * 10)));
    assert.lengthOf([...widths], 1);
    assert.isAtMost(parts(list, 'bin')[0]!.getBoundingClientRect().width, 20);
  });
});

describe('osm-failure-list, ranges that move on', () => {
  const now = Date.now();
  const ago = (minutes: number) => new Date(now - minutes * MINUTE).toISOString();
  const recent = [
    failedCall('c1', 'stale_sweep', { endedAt: ago(5) }),
    failedCall('c2', 'sip_rejected', { endedAt: ago(40) }),
    failedCall('c3', 'no_audio_output', { endedAt: ago(60 * 100) }),
  ];

  it('the choice of a period shows the calls of the last 15 minutes or the last hour, with counts', async () => {
    const list = await listOf(recent);
    const select = part(list, 'period-select') as HTMLSelectElement;
    const texts = [...select.options].map((option) => option.textContent.trim());
    assert.deepEqual(texts.slice(0, 3), ['All times', 'Last 15 minutes (1)', 'Last hour (2)']);
    await enter(list, 'period-select', '15m');
    assert.deepEqual([list.period, idsOf(list)], ['15m', 'c1']);
    await enter(list, 'period-select', '1h');
    assert.strictEqual(idsOf(list), 'c1 c2');
    assert.strictEqual(partText(list, 'chip'), 'Last hour');
  });

  it('removing the chip of a period shows all times', async () => {
    const list = await listOf(recent, { period: '1h' });
    press(list, 'chip');
    await rendered(list);
    assert.deepEqual([list.period, idsOf(list)], [null, 'c1 c2 c3']);
  });

  it('a period is part of the view, and its ends are not', async () => {
    const list = await listOf(recent, { period: '1h', from: noon });
    assert.deepInclude(list.view, { period: '1h', from: null, to: null });
    list.view = { period: 'yesterday' };
    assert.strictEqual(list.period, 'yesterday');
  });

  it('the timeline shows the time of a chosen period alone, and a line at the present', async () => {
    const list = await listOf(recent, { period: '15m' });
    assert.lengthOf(
      parts(list, 'bin').filter((bin) => bin.childElementCount > 0),
      1,
    );
    assert.strictEqual([...part(list, 'axis').querySelectorAll('text')].at(-1)?.textContent, 'now');
    part(list, 'now');
  });

  it('a range chosen within a period replaces it, and the axis stays', async () => {
    const list = await listOf(recent, { period: '1h' });
    const last = timeline(list).ariaValueMax;
    await pressKeys(list, 'End', 'Shift+ArrowLeft');
    assert.deepEqual([list.period, list.to, timeline(list).ariaValueMax], [null, null, last]);
  });
});
