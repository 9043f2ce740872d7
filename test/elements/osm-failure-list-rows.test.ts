/** Opened rows with the banner of their call, and the nodes that removed rows leave behind. */
import '../../src/osm-failure-list.js';

import { assert, fixtureSync } from '@open-wc/testing';

import type { OsmFailureList, OsmOpenEvent } from '../../src/elements.js';
import { at, failedCall } from '../support/calls.js';
import { part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, listOf, recordEvents, rowOf, shows, someCalls, toggle } from '../support/list.js';

describe('an opened row', () => {
  it('an opened row shows the banner of its call', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    assert.deepEqual(banners(list).map((banner) => banner.failure?.call.id), ['c2']); // prettier-ignore
    assert.strictEqual(partText(banners(list)[0]!, 'title'), 'Carrier rejected the call');
  });

  it('the banner of an opened row has a heading for screen readers only, and no badge', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    const [banner] = banners(list);
    const { width, height } = part(banner!, 'header').getBoundingClientRect();
    assert.deepEqual([width, height], [1, 1]);
    assert.strictEqual(part(banner!, 'title').role, 'heading');
    assert.strictEqual(getComputedStyle(part(banner!, 'badge')).display, 'none');
  });

  for (const audience of ['operator', 'tester', 'developer'] as const) {
    it(`an opened row shows the call's id, number and agent in one line to the audience ${audience}`, async () => {
      const call = failedCall('a', 'sip_no_answer', {
        destination: '+12025550123',
        attempt: 2,
        agentId: 'agent_priya',
      });
      const list = await listOf([call], { audience });
      await toggle(list, 'a');
      const facts = [...part(banners(list)[0]!, 'call-facts').children].map(({ textContent }) => textContent);
      assert.deepEqual(facts, ['a', '•••• 0123', 'agent_priya', 'Phone', 'Attempt 2']);
    });
  }

  it('the retry advice of an opened row is beside the button, or among the next steps without a button', async () => {
    const list = await listOf(someCalls, { retry: true });
    for (const id of ['c1', 'c2']) await toggle(list, id);
    const seen = banners(list).map((banner) =>
      parts(banner, 'retry-advice')
        .filter(({ offsetParent }) => offsetParent !== null)
        .map((advice) => `${advice.localName}: ${advice.textContent}`),
    );
    assert.sameDeepMembers(seen, [
      ['span: Yes. Another attempt may go through.'],
      ['dd: Not yet. Someone should look at it first.'],
    ]);
  });

  it('a row has aria-expanded and keeps the focus when it is opened', async () => {
    const list = await listOf(someCalls);
    const expanded = () => rowOf(list, 'c2').ariaExpanded;
    const before = expanded();
    await toggle(list, 'c2');
    assert.deepEqual([before, expanded()], ['false', 'true']);
  });

  it('the button of an opened row has aria-expanded', async () => {
    const list = await listOf(someCalls);
    const expanded = () => rowOf(list, 'c2').querySelector('[aria-expanded]')!.ariaExpanded;
    const before = expanded();
    await toggle(list, 'c2');
    assert.deepEqual([before, expanded()], ['false', 'true']);
  });

  it('opening a row sends osm-open, and closing it does not', async () => {
    const list = await listOf(someCalls);
    const events = recordEvents<OsmOpenEvent>(list, 'osm-open');
    await toggle(list, 'c2');
    await toggle(list, 'c2');
    assert.deepEqual(events.map(({ failure }) => failure.call.id), ['c2']); // prettier-ignore
  });

  it('the banner of an opened row gets audience, link, retry and the next heading level', async () => {
    const list = await listOf(someCalls, {
      audience: 'developer',
      eventsHref: '/calls/{id}',
      retry: true,
      headingLevel: 3,
    });
    await toggle(list, 'c1');
    const [banner] = banners(list);
    assert.include(partText(banner!, 'meta'), 'stale_sweep');
    assert.strictEqual(part(banner!, 'events-link').getAttribute('href'), '/calls/c1');
    assert.strictEqual(part(banner!, 'title').ariaLevel, '4');
    assert.isNotNull(part(banner!, 'retry-button'));
  });

  it('an opened row follows changes of its call', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    list.upsert(failedCall('c2', 'sip_no_answer', { endedAt: someCalls[1]!.endedAt }));
    await until(() => partText(banners(list)[0]!, 'title') === "The number didn't pick up", 'the banner follows');
    assert.lengthOf(banners(list), 1);
  });

  it('the banner of an opened row is not rendered again when other calls arrive', async () => {
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
      await until(() => parts(list, 'new-calls-button').length > 0, 'new calls wait while a row is open');
      press(list, 'new-calls-button');
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
    it(`an opened row shows a call with ${name}`, async () => {
      const list = await listOf([value]);
      await toggle(list, 'a');
      assert.strictEqual(partText(banners(list)[0]!, 'title'), 'Unclassified failure');
    });
  }

  it("the parts of an opened row's banner can be styled from outside", async () => {
    fixtureSync('<style>osm-failure-list::part(banner-title) { letter-spacing: 7px }</style>');
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    assert.strictEqual(getComputedStyle(part(banners(list)[0]!, 'title')).letterSpacing, '7px');
  });

  it('a pending retry continues when its row is closed and opened again', async () => {
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

  it('a pending retry is aborted when its list is removed', async () => {
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
    it(`an element that is no longer shown leaves no node behind: ${name}`, async () => {
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
