/** An opened row: the banner of its call. And rows that go: what is left of them. */
import '../../src/osm-failure-list.js';

import { assert, fixtureSync } from '@open-wc/testing';

import type { OsmFailureList, OsmOpenEvent } from '../../src/elements.js';
import { at, failedCall } from '../support/calls.js';
import { part, partText, press, rendered, until } from '../support/elements.js';
import { banners, listOf, recordEvents, rowOf, shows, someCalls, toggle } from '../support/list.js';

describe('an opened row', () => {
  it('shows the banner of its call', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    assert.deepEqual(banners(list).map((banner) => banner.failure?.call.id), ['c2']); // prettier-ignore
    assert.strictEqual(partText(banners(list)[0]!, 'title'), 'Carrier rejected the call');
  });

  it('says so on its button', async () => {
    const list = await listOf(someCalls);
    const expanded = () => rowOf(list, 'c2').querySelector('[aria-expanded]')!.ariaExpanded;
    const before = expanded();
    await toggle(list, 'c2');
    assert.deepEqual([before, expanded()], ['false', 'true']);
  });

  it('is told by osm-open, and its closing is not', async () => {
    const list = await listOf(someCalls);
    const events = recordEvents<OsmOpenEvent>(list, 'osm-open');
    await toggle(list, 'c2');
    await toggle(list, 'c2');
    assert.deepEqual(events.map(({ failure }) => failure.call.id), ['c2']); // prettier-ignore
  });

  it('gives its banner audience, link, retry and the next level of heading', async () => {
    const list = await listOf(someCalls, {
      audience: 'developer',
      eventsHref: '/calls/{id}',
      retry: true,
      headingLevel: 3,
    });
    await toggle(list, 'c1');
    const [banner] = banners(list);
    assert.include(partText(banner!, 'meta'), 'agent_of_c1');
    assert.strictEqual(part(banner!, 'events-link').getAttribute('href'), '/calls/c1');
    assert.strictEqual(part(banner!, 'title').ariaLevel, '4');
    assert.isNotNull(part(banner!, 'retry-button'));
  });

  it('follows its call', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    list.upsert(failedCall('c2', 'sip_no_answer', { endedAt: someCalls[1]!.endedAt }));
    await until(() => partText(banners(list)[0]!, 'title') === "The number didn't pick up", 'the banner follows');
    assert.lengthOf(banners(list), 1);
  });

  it('is not rendered again while other calls come', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    const banner = banners(list)[0]! as unknown as { performUpdate: () => void };
    let renders = 0;
    const performUpdate = banner.performUpdate.bind(banner);
    banner.performUpdate = () => {
      renders++;
      performUpdate();
    };
    for (const [n, shown] of ['n0 c3 c2 c1', 'n1 n0 c3 c2 c1', 'n2 n1 n0 c3 c2 c1'].entries()) {
      list.upsert(failedCall(`n${String(n)}`, 'unknown', { endedAt: at(10 + n) }));
      await shows(list, shown);
    }
    assert.strictEqual(renders, 0);
    list.upsert(failedCall('c2', 'sip_no_answer', { endedAt: someCalls[1]!.endedAt }));
    await until(() => renders > 0, 'its own change is rendered');
  });

  for (const [name, value] of Object.entries({
    "Lit's own marks": { status: 'failed', id: 'a', _$litType$: 1, _$litDirective$: 1, strings: [] },
    'a null prototype': Object.assign(Object.create(null) as object, { status: 'failed', id: 'a' }),
  })) {
    it(`shows a call with ${name}`, async () => {
      const list = await listOf([value]);
      await toggle(list, 'a');
      assert.strictEqual(partText(banners(list)[0]!, 'title'), 'Unclassified failure');
    });
  }

  it("lets its banner's parts be styled from outside", async () => {
    fixtureSync('<style>osm-failure-list::part(banner-title) { letter-spacing: 7px }</style>');
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    assert.strictEqual(getComputedStyle(part(banners(list)[0]!, 'title')).letterSpacing, '7px');
  });

  it('keeps its retry when it is closed and opened again', async () => {
    const list = await listOf(someCalls, { retry: true });
    let signal!: AbortSignal;
    list.addEventListener('osm-retry', (event) =>
      event.retryWith((_, context) => {
        signal = context.signal;
        return new Promise(() => {});
      }),
    );
    await toggle(list, 'c1');
    press(banners(list)[0]!, 'retry-button');
    await rendered(list);
    await toggle(list, 'c1');
    assert.lengthOf(banners(list), 0);
    assert.isFalse(signal.aborted);
    await toggle(list, 'c1');
    assert.isTrue(banners(list)[0]!.matches(':state(busy)'));
  });

  it('has its retry aborted when the list is taken out for good', async () => {
    const list = await listOf(someCalls, { retry: true });
    let signal!: AbortSignal;
    list.addEventListener('osm-retry', (event) =>
      event.retryWith((_, context) => {
        signal = context.signal;
        return new Promise(() => {});
      }),
    );
    await toggle(list, 'c1');
    press(banners(list)[0]!, 'retry-button');
    list.remove();
    await until(() => signal.aborted, 'the signal is aborted');
    assert.isTrue(signal.aborted);
  });
});

describe('an element that is no longer shown', () => {
  /** How many nodes the body of the rows has, marks of the template included. */
  const nodesOf = (list: OsmFailureList) => list.shadowRoot!.querySelector('#body')!.childNodes.length;

  const turns: Record<string, (list: OsmFailureList, isThere: boolean) => unknown> = {
    'a closed call': (list) => toggle(list, 'c2'),
    'a filtered call': (list, isThere) => Object.assign(list, { blame: isThere ? null : 'carrier' }),
    'a group': (list, isThere) => Object.assign(list, { groupBy: isThere ? 'day' : null }),
  };

  for (const [name, turn] of Object.entries(turns)) {
    it(`leaves no node behind: ${name}`, async () => {
      const list = await listOf(someCalls);
      const thereAndBack = async () => {
        for (const isThere of [true, false]) {
          await turn(list, isThere);
          await rendered(list);
        }
        return nodesOf(list);
      };
      const before = await thereAndBack();
      for (let times = 0; times < 5; times++) await thereAndBack();
      assert.strictEqual(nodesOf(list), before);
    });
  }
});
