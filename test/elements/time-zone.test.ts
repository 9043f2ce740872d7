/** The time zone of the times that banner and list show. */
import '../../src/osm-failure-banner.js';
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { at, failedCall } from '../support/calls.js';
import { findPart, mount, part, partText, rendered, until } from '../support/elements.js';
import { banners, listOf, rowOf, toggle } from '../support/list.js';
import { warningsDuring } from '../support/warnings.js';

const call = failedCall('call_7', 'sip_no_answer', { destination: '+12025550143' });
const reached = { id: 'call_8', status: 'completed', destination: '+12025550143', endedAt: at(30) };
const bannerOf = (markup: string, properties: Partial<OsmFailureBanner>) =>
  mount<OsmFailureBanner>(markup, { call, ...properties });

const clockOf = (timeZone?: string): string =>
  new Date(reached.endedAt).toLocaleString('en', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });

/** A banner that tells of the later call. */
async function telling(markup: string, properties: Partial<OsmFailureBanner> = {}): Promise<OsmFailureBanner> {
  const element = await bannerOf(markup, { otherCalls: [reached], ...properties });
  await until(() => findPart(element, 'retry-status'), 'the later call is told of');
  return element;
}

describe('the time zone of a banner', () => {
  it('time-zone decides at what time a later call is said to be', async () => {
    const element = await telling('<osm-failure-banner time-zone="Asia/Kolkata"></osm-failure-banner>');
    assert.include(partText(element, 'retry-status'), '18:00');
    element.timeZone = 'Asia/Tokyo';
    await rendered(element);
    assert.include(partText(element, 'retry-status'), '21:30');
  });

  it('time-zone decides about the facts for developers, too', async () => {
    const markup = '<osm-failure-banner time-zone="Asia/Tokyo" audience="developer"></osm-failure-banner>';
    assert.include(partText(await bannerOf(markup, {}), 'meta'), '21:00:00 GMT+9');
  });

  it('a time in a zone that is not the reader’s is told with its place', async () => {
    const element = await telling('<osm-failure-banner time-zone="Asia/Kolkata"></osm-failure-banner>');
    assert.match(partText(element, 'retry-status'), /18:00 \(Kolkata\)/);
    element.timeZone = null;
    await rendered(element);
    assert.notInclude(partText(element, 'retry-status'), '(');
  });

  it('without time-zone, times are in the zone of the reader', async () => {
    const element = await telling('<osm-failure-banner></osm-failure-banner>');
    assert.include(partText(element, 'retry-status'), clockOf());
  });

  for (const unknown of ['Mars/Olympus', 7, {}]) {
    it(`a time zone like ${JSON.stringify(unknown)} is that of the reader`, async () => {
      const element = await telling('<osm-failure-banner></osm-failure-banner>', { timeZone: unknown as string });
      assert.include(partText(element, 'retry-status'), clockOf());
    });
  }

  it('the dialling hours keep the zone of the campaign, and name its place', async () => {
    const element = await bannerOf('<osm-failure-banner retry time-zone="Asia/Tokyo"></osm-failure-banner>', {
      retryPolicy: { schedule: { timezone: 'Asia/Kolkata', weekdays: [new Date(Date.now() + 3 * 864e5).getUTCDay()] } },
    });
    await until(() => findPart(element, 'retry-button'), 'the policy is followed');
    assert.match(partText(element, 'retry-button'), /09:00 \(Kolkata\)$/);
  });
});

describe('the time zone of a list', () => {
  it('time-zone is that of its rows and of opened banners', async () => {
    const list = await listOf([call, reached], { timeZone: 'Asia/Kolkata' });
    await until(() => findPart(list, 'row-status'), 'the later call is told of');
    assert.include(rowOf(list, 'call_7').querySelector('time')?.textContent, '17:30:00');
    assert.include(partText(list, 'row-status'), '18:00');
    await toggle(list, 'call_7');
    assert.include(partText(banners(list)[0]!, 'retry-status'), '18:00');
    list.timeZone = 'Asia/Tokyo';
    await rendered(list);
    await rendered(banners(list)[0]!);
    assert.include(part(list, 'row').querySelector('time')?.textContent, '21:00:00');
    assert.include(partText(banners(list)[0]!, 'retry-status'), '21:30');
  });

  it('an unknown zone is warned of once for the page, whatever asks', async () => {
    const warnings = await warningsDuring(async () => {
      await listOf([call], { timeZone: 'Mars/Base' });
      await bannerOf('<osm-failure-banner time-zone="Mars/Base"></osm-failure-banner>', {});
    });
    assert.isAtMost(warnings.filter((each) => each.includes('timeZone')).length, 1);
  });
});

describe('the zone in the head of a list', () => {
  it('stands beside "Time" where it is not the zone of the reader', async () => {
    const list = await listOf([call], { timeZone: 'Asia/Kolkata' });
    assert.strictEqual(partText(list, 'zone'), '(Kolkata)');
    list.timeZone = null;
    await rendered(list);
    assert.isNull(findPart(list, 'zone'));
  });
});
