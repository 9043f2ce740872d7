/** The page's single live region, in the light DOM: silent on load, one announcement per change. */
import '../../src/osm-failure-banner.js';

import { assert, fixtureSync } from '@open-wc/testing';

import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { listen, press, rendered, until } from '../support/elements.js';

/** A banner whose call is set before its first render. */
async function banner(announce: string, call: unknown = null): Promise<OsmFailureBanner> {
  const element = fixtureSync<OsmFailureBanner>(
    `<osm-failure-banner announce="${announce}" retry></osm-failure-banner>`,
  );
  element.call = call;
  await rendered(element);
  return element;
}

let listener: ReturnType<typeof listen>;

/** Announces a marker and returns all announcements before it, since announcements are asynchronous but ordered. */
async function announcementsSoFar(): Promise<string[]> {
  const marker = await banner('polite');
  marker.call = failedCall('marker', 'unknown');
  await until(() => listener.heard.some((words) => words.includes('Unclassified failure')), 'the marker is announced');
  return listener.heard.filter((words) => !/^polite: .*Unclassified failure/.test(words) || words.includes('orphaned'));
}

describe('the announcer', () => {
  beforeEach(() => {
    listener = listen();
  });

  afterEach(() => {
    listener.stop();
  });

  for (const announce of ['polite', 'assertive']) {
    it(`a banner with announce="${announce}" announces nothing on its first render`, async () => {
      fixtureSync(`<osm-failure-banner announce="${announce}" reason="stale_sweep"></osm-failure-banner>`);
      assert.deepEqual(await announcementsSoFar(), []);
    });

    it(`a banner with announce="${announce}" announces a new failure once`, async () => {
      const element = await banner(announce);
      element.call = failedCall('a', 'stale_sweep');
      await until(() => listener.heard.length, 'something is announced');
      assert.lengthOf(listener.heard, 1);
      assert.match(listener.heard[0]!, new RegExp(`^${announce}: .*Call was orphaned`));
    });

    it(`a banner with announce="${announce}" announces a changed failure once`, async () => {
      const element = await banner(announce, failedCall('a', 'sip_rejected'));
      element.call = failedCall('a', 'stale_sweep');
      await until(() => listener.heard.length, 'something is announced');
      assert.lengthOf(listener.heard, 1);
      assert.include(listener.heard[0], 'Call was orphaned');
    });
  }

  for (const announce of ['off', '', 'rude']) {
    it(`a banner with announce="${announce}" announces no failure`, async () => {
      const element = await banner(announce);
      element.call = failedCall('a', 'stale_sweep');
      await rendered(element);
      assert.deepEqual(await announcementsSoFar(), []);
    });
  }

  it('a redelivery of the same failure is not announced', async () => {
    const element = await banner('polite', failedCall('a', 'stale_sweep'));
    element.call = failedCall('a', 'stale_sweep', { durationSeconds: 61 });
    await rendered(element);
    assert.deepEqual(await announcementsSoFar(), []);
  });

  it('a failure that disappears is not announced', async () => {
    const element = await banner('polite', failedCall('a', 'stale_sweep'));
    element.call = { id: 'a', status: 'completed' };
    await rendered(element);
    assert.deepEqual(await announcementsSoFar(), []);
  });

  it('the live region is in the light DOM', async () => {
    const element = await banner('polite');
    element.call = failedCall('a', 'stale_sweep');
    await until(() => listener.heard.length, 'something is announced');
    const regions = [...document.querySelectorAll('[aria-live=polite]')].filter((region) =>
      region.textContent.includes('orphaned'),
    );
    assert.lengthOf(regions, 1);
  });

  it('a banner contains no live region itself', async () => {
    const element = await banner('polite', failedCall('a', 'stale_sweep'));
    assert.lengthOf(element.shadowRoot!.querySelectorAll('[aria-live], [role=alert], [role=status], [role=log]'), 0);
  });

  it('many banners share one live region', async () => {
    const elements = await Promise.all(['a', 'b', 'c'].map(() => banner('polite')));
    elements.forEach((element, n) => (element.call = failedCall(String(n), 'stale_sweep')));
    await until(() => listener.heard.length, 'something is announced');
    assert.lengthOf(document.querySelectorAll('[aria-live=polite]'), 1);
  });

  it('simultaneous failures of several banners are one announcement', async () => {
    const elements = await Promise.all(['a', 'b'].map(() => banner('polite')));
    elements[0]!.call = failedCall('a', 'stale_sweep');
    elements[1]!.call = failedCall('b', 'sip_rejected');
    await until(() => listener.heard.length, 'something is announced');
    assert.lengthOf(await announcementsSoFar(), 1);
    assert.match(listener.heard[0]!, /Call was orphaned.*Carrier rejected the call/);
  });

  it('the same words of several banners are announced once', async () => {
    const elements = await Promise.all(['a', 'b', 'c'].map(() => banner('polite')));
    elements.forEach((element, n) => (element.call = failedCall(String(n), 'stale_sweep')));
    await until(() => listener.heard.length, 'something is announced');
    assert.lengthOf(listener.heard[0]!.match(/orphaned/g)!, 1);
  });

  it('a burst of changes in one banner is one announcement', async () => {
    const element = await banner('polite');
    for (const reason of ['idle_timeout', 'sip_rejected', 'stale_sweep']) {
      element.call = failedCall('a', reason);
      await element.updateComplete;
    }
    await until(() => listener.heard.length, 'something is announced');
    assert.lengthOf(await announcementsSoFar(), 1);
  });

  it('two changes with an announcement in between are announced one after the other', async () => {
    const element = await banner('polite');
    for (const [count, reason] of [
      [1, 'sip_rejected'],
      [2, 'stale_sweep'],
    ] as const) {
      element.call = failedCall('a', reason);
      await until(() => listener.heard.length === count, `${reason} is announced`);
    }
    assert.match(listener.heard.join(), /Carrier rejected the call.*Call was orphaned/);
  });

  it('a banner in an open modal dialog announces inside the dialog', async () => {
    const dialog = fixtureSync<HTMLDialogElement>(
      '<dialog><osm-failure-banner announce="polite"></osm-failure-banner></dialog>',
    );
    dialog.showModal();
    const element = dialog.querySelector('osm-failure-banner')!;
    await rendered(element);
    element.call = failedCall('a', 'stale_sweep');
    await until(() => listener.heard.length, 'something is announced');
    assert.include(dialog.querySelector('[aria-live]')!.textContent, 'Call was orphaned');
    dialog.close();
  });

  it('a banner outside announces after a dialog with a banner was removed', async () => {
    const dialog = fixtureSync<HTMLDialogElement>(
      '<dialog><osm-failure-banner announce="polite"></osm-failure-banner></dialog>',
    );
    dialog.showModal();
    dialog.querySelector('osm-failure-banner')!.call = failedCall('a', 'sip_rejected');
    dialog.remove();
    const element = await banner('polite');
    element.call = failedCall('b', 'stale_sweep');
    await until(() => listener.heard.some((words) => words.includes('orphaned')), 'the banner outside is announced');
    assert.isTrue(document.querySelector('[aria-live=polite]')!.isConnected);
  });

  for (const [name, handler] of Object.entries({
    succeeds: () => {},
    fails: () => {
      throw new Error('503');
    },
  })) {
    it(`the outcome of a retry that ${name} is announced politely even with announce="off"`, async () => {
      const element = await banner('off', failedCall('a', 'stale_sweep'));
      element.addEventListener('osm-retry', (event) => event.retryWith(handler));
      const { warn } = console;
      console.warn = () => {};
      press(element, 'retry-button');
      await until(() => listener.heard.length, 'the outcome is announced');
      console.warn = warn;
      assert.match(listener.heard[0]!, /^polite: /);
    });
  }
});
