/** One announcer, in the light DOM, speaks for the whole page: nothing on load, once on a change. */
import '../../src/osm-failure-banner.js';

import { assert, fixtureSync } from '@open-wc/testing';

import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { drawn, listen, press, until } from '../support/elements.js';

/** A banner that has its call from the first. */
async function banner(announce: string, call: unknown = null): Promise<OsmFailureBanner> {
  const element = fixtureSync<OsmFailureBanner>(
    `<osm-failure-banner announce="${announce}" retry></osm-failure-banner>`,
  );
  element.call = call;
  await drawn(element);
  return element;
}

let ear: ReturnType<typeof listen>;

/** The words that end a test: whatever was to be heard before has been heard when they are. */
async function lastWord(): Promise<string[]> {
  const marker = await banner('polite');
  marker.call = failedCall('the end', 'unknown');
  await until(() => ear.heard.some((words) => words.includes('Unclassified failure')), 'the last word is heard');
  return ear.heard.filter((words) => !/^polite: .*Unclassified failure/.test(words) || words.includes('orphaned'));
}

describe('the announcer', () => {
  beforeEach(() => {
    ear = listen();
  });

  afterEach(() => {
    ear.stop();
  });

  for (const announce of ['polite', 'assertive']) {
    it(`says nothing ${announce} of what was there at first`, async () => {
      fixtureSync(`<osm-failure-banner announce="${announce}" reason="stale_sweep"></osm-failure-banner>`);
      assert.deepEqual(await lastWord(), []);
    });

    it(`says once, ${announce}, that a failure appeared`, async () => {
      const element = await banner(announce);
      element.call = failedCall('a', 'stale_sweep');
      await until(() => ear.heard.length, 'something is heard');
      assert.lengthOf(ear.heard, 1);
      assert.match(ear.heard[0]!, new RegExp(`^${announce}: .*Call was orphaned`));
    });

    it(`says once, ${announce}, that the failure is another`, async () => {
      const element = await banner(announce, failedCall('a', 'sip_rejected'));
      element.call = failedCall('a', 'stale_sweep');
      await until(() => ear.heard.length, 'something is heard');
      assert.lengthOf(ear.heard, 1);
      assert.include(ear.heard[0], 'Call was orphaned');
    });
  }

  for (const announce of ['off', '', 'rude']) {
    it(`says nothing for announce="${announce}"`, async () => {
      const element = await banner(announce);
      element.call = failedCall('a', 'stale_sweep');
      await drawn(element);
      assert.deepEqual(await lastWord(), []);
    });
  }

  it('says nothing of the same failure, delivered again', async () => {
    const element = await banner('polite', failedCall('a', 'stale_sweep'));
    element.call = failedCall('a', 'stale_sweep', { durationSeconds: 61 });
    await drawn(element);
    assert.deepEqual(await lastWord(), []);
  });

  it('says nothing when the failure goes', async () => {
    const element = await banner('polite', failedCall('a', 'stale_sweep'));
    element.call = { id: 'a', status: 'completed' };
    await drawn(element);
    assert.deepEqual(await lastWord(), []);
  });

  it('stands in the light DOM', async () => {
    const element = await banner('polite');
    element.call = failedCall('a', 'stale_sweep');
    await until(() => ear.heard.length, 'something is heard');
    const regions = [...document.querySelectorAll('[aria-live=polite]')].filter((region) =>
      region.textContent.includes('orphaned'),
    );
    assert.lengthOf(regions, 1);
  });

  it('is none of the elements itself', async () => {
    const element = await banner('polite', failedCall('a', 'stale_sweep'));
    assert.lengthOf(element.shadowRoot!.querySelectorAll('[aria-live], [role=alert], [role=status], [role=log]'), 0);
  });

  it('is one for many elements', async () => {
    const elements = await Promise.all(['a', 'b', 'c'].map(() => banner('polite')));
    elements.forEach((element, n) => (element.call = failedCall(String(n), 'stale_sweep')));
    await until(() => ear.heard.length, 'something is heard');
    assert.lengthOf(document.querySelectorAll('[aria-live=polite]'), 1);
  });

  it('says in one go what several elements have to say at once', async () => {
    const elements = await Promise.all(['a', 'b'].map(() => banner('polite')));
    elements[0]!.call = failedCall('a', 'stale_sweep');
    elements[1]!.call = failedCall('b', 'sip_rejected');
    await until(() => ear.heard.length, 'something is heard');
    assert.lengthOf(await lastWord(), 1);
    assert.match(ear.heard[0]!, /Call was orphaned.*Carrier rejected the call/);
  });

  it('says the same words of several elements once', async () => {
    const elements = await Promise.all(['a', 'b', 'c'].map(() => banner('polite')));
    elements.forEach((element, n) => (element.call = failedCall(String(n), 'stale_sweep')));
    await until(() => ear.heard.length, 'something is heard');
    assert.lengthOf(ear.heard[0]!.match(/orphaned/g)!, 1);
  });

  it('says in one go what changes in a burst', async () => {
    const element = await banner('polite');
    for (const reason of ['idle_timeout', 'sip_rejected', 'stale_sweep']) {
      element.call = failedCall('a', reason);
      await element.updateComplete;
    }
    await until(() => ear.heard.length, 'something is heard');
    assert.lengthOf(await lastWord(), 1);
  });

  it('says each of two changes that are heard one after the other', async () => {
    const element = await banner('polite');
    for (const [count, reason] of [
      [1, 'sip_rejected'],
      [2, 'stale_sweep'],
    ] as const) {
      element.call = failedCall('a', reason);
      await until(() => ear.heard.length === count, `${reason} is heard`);
    }
    assert.match(ear.heard.join(), /Carrier rejected the call.*Call was orphaned/);
  });

  it('speaks inside an open modal dialog, where the element is in one', async () => {
    const dialog = fixtureSync<HTMLDialogElement>(
      '<dialog><osm-failure-banner announce="polite"></osm-failure-banner></dialog>',
    );
    dialog.showModal();
    const element = dialog.querySelector('osm-failure-banner')!;
    await drawn(element);
    element.call = failedCall('a', 'stale_sweep');
    await until(() => ear.heard.length, 'something is heard');
    assert.include(dialog.querySelector('[aria-live]')!.textContent, 'Call was orphaned');
    dialog.close();
  });

  it('speaks of another element again after the dialog is gone', async () => {
    const dialog = fixtureSync<HTMLDialogElement>(
      '<dialog><osm-failure-banner announce="polite"></osm-failure-banner></dialog>',
    );
    dialog.showModal();
    dialog.querySelector('osm-failure-banner')!.call = failedCall('a', 'sip_rejected');
    dialog.remove();
    const element = await banner('polite');
    element.call = failedCall('b', 'stale_sweep');
    await until(() => ear.heard.some((words) => words.includes('orphaned')), 'the other is heard');
    assert.isTrue(document.querySelector('[aria-live=polite]')!.isConnected);
  });

  for (const [name, handler] of Object.entries({
    done: () => {},
    failed: () => {
      throw new Error('503');
    },
  })) {
    it(`says politely that the person's own retry is ${name}, though announce is off`, async () => {
      const element = await banner('off', failedCall('a', 'stale_sweep'));
      element.addEventListener('osm-retry', (event) => event.retryWith(handler));
      const { warn } = console;
      console.warn = () => {};
      press(element, 'retry-button');
      await until(() => ear.heard.length, 'the outcome is heard');
      console.warn = warn;
      assert.match(ear.heard[0]!, /^polite: /);
    });
  }
});
