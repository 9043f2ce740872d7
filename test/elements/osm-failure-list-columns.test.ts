/** The cells of a row, and the columns of a list. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { findPart, part, parts, press, rendered, until } from '../support/elements.js';
import { banners, enter, idsOf, listOf, rowOf, someCalls, toggle } from '../support/list.js';

const cell = (list: OsmFailureList, id: string, column: string): HTMLElement =>
  rowOf(list, id).querySelector<HTMLElement>(`[part~="${column}-cell"]`)!;

const text = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

/** The headers that a person sees or hears, in order. */
const headers = (list: OsmFailureList): string[] =>
  [...part(list, 'head-row').querySelectorAll<HTMLElement>('[role=columnheader]')]
    .filter(({ hidden }) => !hidden)
    .map(text);

const full = failedCall('a', 'sip_no_answer', { destination: '+12025550123', agentId: 'agent_priya', attempt: 2 });

describe('a row', () => {
  for (const [column, shown] of [
    ['call', 'a'],
    ['number', '•••• 0123'],
    ['agent', 'agent_priya'],
    ['channel', 'Phone'],
    ['blame', 'Carrier'],
  ] as const) {
    it(`a row shows in its column ${column}: ${shown}`, async () => {
      assert.strictEqual(text(cell(await listOf([full]), 'a', column)), shown);
    });
  }

  it('the dots of a masked number are hidden from screen readers', async () => {
    const list = await listOf([full]);
    assert.strictEqual(text(cell(list, 'a', 'number').querySelector('[aria-hidden]')!), '••••');
  });

  for (const [attempt, shown] of [
    [1, undefined],
    [2, 'Attempt 2'],
  ] as const) {
    it(`a row with the attempt ${String(attempt)} shows ${String(shown)}`, async () => {
      const list = await listOf([{ ...full, attempt }]);
      assert.strictEqual(findPart(list, 'attempt')?.textContent, shown);
    });
  }

  it('a row shows the name of an unknown channel', async () => {
    const list = await listOf([failedCall('a', 'unknown', { channel: 'telegram' })]);
    assert.strictEqual(text(cell(list, 'a', 'channel')), 'telegram');
  });

  for (const channel of ['__proto__', 'constructor']) {
    it(`a row has an icon for the channel ${channel}`, async () => {
      const list = await listOf([failedCall('a', 'unknown', { channel })]);
      assert.match(cell(list, 'a', 'channel').querySelector('path')!.getAttribute('d')!, /^M/);
    });
  }

  it('a row of a wide list is one line high', async () => {
    const list = await listOf([full, { ...full, id: 'b', failureReason: 'sip_rejected', destination: '+12025550199' }]);
    Object.assign(list.style, { inlineSize: '1168px', font: '16px/1.5 sans-serif' });
    await rendered(list);
    const heights = parts(list, 'row').map((row) => row.offsetHeight);
    assert.isBelow(Math.max(...heights), 48);
    assert.strictEqual(new Set(heights).size, 1);
  });

  it('the second line of a row on a phone begins under its title', async () => {
    const list = await listOf([full], { selectable: true });
    list.style.inlineSize = '358px';
    await rendered(list);
    const title = part(list, 'row-title').getBoundingClientRect();
    const time = cell(list, 'a', 'time').getBoundingClientRect();
    assert.approximately(time.left, title.left, 1);
    assert.isAbove(time.top, title.bottom - 4);
    assert.isBelow(rowOf(list, 'a').offsetHeight, 110);
  });
});

describe('the columns of a list', () => {
  it('a list has a column for each field that some call has', async () => {
    assert.deepEqual(headers(await listOf([full])), ['Time', 'Reason', 'Call', 'Number', 'Agent', 'Channel', 'Blame', 'Duration', 'Details']); // prettier-ignore
    const bare = await listOf(['unknown']);
    assert.deepEqual(headers(bare), ['Time', 'Reason', 'Call', 'Blame', 'Duration', 'Details']);
  });

  it('the columns of a list depend on all its calls, not on the rendered ones', async () => {
    const calls = Array.from({ length: 900 }, (_, n) => ({ id: `c${String(n)}`, failureReason: 'unknown' }));
    const list = await listOf([...calls, { id: 'last', failureReason: 'unknown', channel: 'web', endedAt: at(0) }]);
    await until(() => headers(list).includes('Channel'), 'there is a column of channels');
    list.upsert(failedCall('n', 'unknown', { channel: '', agentId: 'agent_priya' }));
    await until(() => headers(list).includes('Agent'), 'there is a column of agents');
    assert.notInclude(headers(list), 'Number');
  });

  it('a column stays when the only call with a value is removed', async () => {
    const list = await listOf([full, 'unknown']);
    list.delete('a');
    await until(() => parts(list, 'row').length === 1, 'the call is gone');
    assert.include(headers(list), 'Number');
  });

  it('an opened call spans all columns', async () => {
    const list = await listOf([full], { selectable: true });
    await toggle(list, 'a');
    assert.strictEqual(Number(part(list, 'detail').querySelector('[aria-colspan]')!.ariaColSpan), headers(list).length);
  });

  it('the headers of columns are in the language of the list', async () => {
    useCatalog({ lang: 'x-test', facts: { agent: 'Who' }, list: { number: 'Digits' } });
    const list = await listOf([full]);
    list.lang = 'x-test';
    await until(() => headers(list).includes('Digits'), 'the headers are in that language');
    assert.includeMembers(headers(list), ['Who', 'Digits']);
  });
});

describe('call-href', () => {
  const linkOf = (list: OsmFailureList) => findPart(list, 'call-link')?.getAttribute('href');

  for (const [href, link] of [
    ['/calls/{id}?x=1', '/calls/a%2Fb?x=1'],
    ['https://crm.example/{id}', 'https://crm.example/a%2Fb'],
    ['javascript:alert({id})', undefined],
    [null, undefined],
    [7, undefined],
  ] as const) {
    it(`call-href ${String(href)} gives the link ${String(link)}`, async () => {
      const list = await listOf([{ ...full, id: 'a/b' }], { callHref: href as string });
      assert.strictEqual(linkOf(list), link);
      assert.strictEqual(idsOf(list), 'a/b');
    });
  }

  it('call-href is an attribute', async () => {
    const list = await listOf([full]);
    list.setAttribute('call-href', '/c/{id}');
    await rendered(list);
    assert.strictEqual(linkOf(list), '/c/a');
  });

  it('call-href does not link a call without an id', async () => {
    assert.isUndefined(linkOf(await listOf(['unknown'], { callHref: '/calls/{id}' })));
  });

  it('a click on the link of call-href does not open the row', async () => {
    const list = await listOf([full], { callHref: '#{id}' });
    press(list, 'call-link');
    await rendered(list);
    assert.lengthOf(banners(list), 0);
  });

  it('the link to a new call is that of call-href rather than events-href', async () => {
    const list = await listOf(someCalls, { retry: true, callHref: '/calls/{id}', eventsHref: '/events/{id}' });
    list.addEventListener('osm-retry', (event) => event.retryWith(() => Promise.resolve({ callId: 'new' })));
    await toggle(list, 'c1');
    press(banners(list)[0]!, 'retry-button');
    await until(() => findPart(list, 'new-call-link'), 'the row has the link');
    const links = [part(list, 'new-call-link'), part(banners(list)[0]!, 'new-call-link')];
    assert.deepEqual(links.map((link) => link.getAttribute('href')), ['/calls/new', '/calls/new']); // prettier-ignore
    list.callHref = null;
    await rendered(list);
    assert.strictEqual(part(list, 'new-call-link').getAttribute('href'), '/events/new');
  });
});

describe('searching', () => {
  for (const query of ['0123', '•••• 0123', '123']) {
    it(`searching for ${query} finds a call by its last digits`, async () => {
      const list = await listOf([full, failedCall('b', 'unknown', { destination: '+12025550199' })]);
      await enter(list, 'query', query);
      assert.strictEqual(idsOf(list), 'a');
    });
  }
});
