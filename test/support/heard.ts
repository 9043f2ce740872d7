/** What a person hears who works a page by keys alone: what gets the focus, by the accessibility tree, and what is announced. */
import assert from 'node:assert/strict';

import type { CDPSession, KeyInput, Page, Protocol } from 'puppeteer-core';

/** More presses than any way through a list needs. */
const MOST_PRESSES = 60;

/** A key, and, where it has an outcome that is announced, that this is waited for. */
export interface Step {
  readonly key: KeyInput;
  readonly shift?: boolean;
  /** It is pressed until something with this name has the focus. Absent: it is pressed once. */
  readonly until?: string;
  /** How many announcements are waited for. Absent: none. */
  readonly announced?: number;
}

declare global {
  var heardAnnouncements: string[] | undefined;
}

export class Listener {
  readonly #page: Page;
  readonly #session: CDPSession;
  #focused = '';
  #announcements = 0;

  constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Listens to the page's live regions from now on. */
  static async of(page: Page): Promise<Listener> {
    await page.evaluate(() => {
      const heard: string[] = [];
      globalThis.heardAnnouncements = heard;
      const observer = new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          const isLive = target instanceof Element && target.closest('[aria-live]') !== null;
          const text = Array.from(addedNodes, (node) => node.textContent ?? '').join(' ');
          if (isLive && text.trim() !== '') heard.push(text.trim());
        }
      });
      observer.observe(document, { subtree: true, childList: true });
    });
    return new Listener(page, await page.createCDPSession());
  }

  /** What is heard after a step, a line each: what has the focus, if that is another thing or another state, and announcements. */
  async hear({ key, shift = false, until, announced = 0 }: Step): Promise<string[]> {
    if (shift) await this.#page.keyboard.down('Shift');
    await this.#page.keyboard.press(key);
    if (until !== undefined) await this.#pressUntil(key, until);
    if (shift) await this.#page.keyboard.up('Shift');
    const wanted = this.#announcements + announced;
    await this.#page.waitForFunction((count) => (globalThis.heardAnnouncements?.length ?? 0) >= count, {}, wanted);
    await this.#drawn();
    const focused = await this.#describeFocused();
    const isNew = focused !== this.#focused;
    this.#focused = focused;
    return [...(isNew ? [focused] : []), ...(await this.#newAnnouncements())];
  }

  async #pressUntil(key: KeyInput, name: string): Promise<void> {
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      if ((await this.#describeFocused()).startsWith(name)) return;
      await this.#page.keyboard.press(key);
    }
    assert.fail(`${key} does not reach ${name}.`);
  }

  async #newAnnouncements(): Promise<string[]> {
    const all = await this.#page.evaluate(() => globalThis.heardAnnouncements ?? []);
    const announcements = all.slice(this.#announcements);
    this.#announcements = all.length;
    return announcements.map((text) => `“${text}”`);
  }

  /** The list, and each banner in it, have drawn all that the key changed. */
  #drawn(): Promise<void> {
    return this.#page.$eval('osm-failure-list', async (list) => {
      let isComplete = false;
      while (!isComplete) isComplete = await list.updateComplete;
      for (const banner of list.shadowRoot!.querySelectorAll('osm-failure-banner')) await banner.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }

  async #describeFocused(): Promise<string> {
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression:
        '(() => { let node = document.activeElement; while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement; return node })()',
    });
    const { objectId } = result;
    assert.ok(objectId, 'Nothing has the focus.');
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
    return describe(nodes[0] ?? assert.fail('What has the focus is not in the accessibility tree.'));
  }
}

/** Name, role and states, in the order and words of most screen readers. */
function describe({ name, role, value, properties = [] }: Protocol.Accessibility.AXNode): string {
  const stateOf = (wanted: string) => properties.find((each) => each.name === wanted)?.value.value as unknown;
  const states = [
    sayBoolean(stateOf('expanded'), 'expanded', 'collapsed'),
    sayBoolean(stateOf('pressed'), 'pressed', 'not pressed'),
    sayBoolean(stateOf('checked'), 'checked', 'not checked'),
    stateOf('selected') === true ? 'selected' : '',
    stateOf('disabled') === true ? 'unavailable' : '',
  ];
  const text = String(name?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const said = typeof value?.value === 'string' && value.value !== '' ? `${text}, ${value.value}` : text;
  const kind = role?.value === 'generic' ? '' : String(role?.value ?? '');
  return [said, kind, ...states].filter((each) => each !== '').join(', ');
}

function sayBoolean(value: unknown, yes: string, no: string): string {
  if (value === undefined) return '';
  if (value === 'mixed') return `partly ${yes}`;
  return value === true || value === 'true' ? yes : no;
}
