/** custom-elements.json compared with what the elements render: everything in one is in the other. */
import '../../src/index.js';

import { assert, fixtureSync } from '@open-wc/testing';
import type { LitElement } from 'lit';

import manifest from '../../custom-elements.json';
import type { RetryHandler } from '../../src/elements.js';
import { at, failedCall } from '../support/calls.js';
import { deferred, part, parts, press, rendered, until } from '../support/elements.js';
import { pending } from '../support/retry.js';
import { warningsDuring } from '../support/warnings.js';

interface Documented {
  readonly name: string;
  readonly description?: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly members?: readonly (Documented & {
    kind: string;
    static?: boolean;
    readonly?: boolean;
    attribute?: string;
  })[];
  readonly attributes?: readonly (Documented & { fieldName?: string })[];
  readonly events?: readonly Documented[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
  readonly cssStates?: readonly Documented[];
}

const modules = manifest.modules as unknown as readonly { readonly declarations: readonly Declaration[] }[];
const declarations = new Map<string, Declaration>();
for (const declaration of modules.flatMap(({ declarations }) => declarations)) {
  if (declaration.tagName) declarations.set(declaration.tagName, declaration);
}

type Seen = Record<'parts' | 'slots' | 'states', Set<string>>;
const seen = new Map<string, Seen>();

/** Records the parts, slots and states that an element has now. */
function record(element: Element): void {
  const { parts, slots, states } = seen.get(element.localName)!;
  for (const node of element.shadowRoot!.querySelectorAll('*')) {
    for (const name of node.part) parts.add(name);
    if (node.localName === 'slot') slots.add((node as HTMLSlotElement).name);
  }
  for (const { name } of declarations.get(element.localName)!.cssStates ?? []) {
    if (element.matches(`:state(${name})`)) states.add(name);
  }
}

async function show(tag: string, properties: object, handler: RetryHandler = pending): Promise<LitElement> {
  const element = fixtureSync<LitElement>(`<${tag}></${tag}>`);
  element.addEventListener('osm-retry', (event) => event.retryWith(handler));
  Object.assign(element, properties);
  await rendered(element);
  record(element);
  return element;
}

const doubtful = failedCall('c1', 'idle_timeout', { durationSeconds: 5, destination: '+12025550143' });
const orphaned = Array.from({ length: 6 }, (_, n) => failedCall(`c${String(n)}`, 'stale_sweep', { endedAt: at(n) }));
const otherCalls = ['sip_rejected', 'idle_timeout', 'no_audio_either_direction', 'unknown'].map((reason) =>
  failedCall(reason, reason),
);

/** Selects all calls and presses the button that retries them. */
async function pressForAll(list: LitElement): Promise<void> {
  part(list, 'head-row').querySelector<HTMLElement>('input')!.click();
  await rendered(list);
  record(list);
  press(list, 'retry-button');
  await rendered(list);
  record(list);
}

/** Retries a whole list, where one retry is rejected. */
async function showBulkRetry(): Promise<void> {
  const answer = deferred();
  const refuse: RetryHandler = ({ call }) =>
    answer.promise.then(() => call.id === 'c1' && Promise.reject(new Error('503')));
  const list = await show('osm-failure-list', { calls: orphaned, retry: true, selectable: true }, refuse);
  await pressForAll(list);
  answer.resolve();
  await until(() => parts(list, 'again-button').length, 'the rejected retry can be tried again');
  record(list);
}

/** A failed call, and a later one that reached the same person. */
const person = { destination: '+12025550143' };
const calledAgain = failedCall('early', 'stale_sweep', { ...person, endedAt: at(1) });
const reached = { id: 'later', status: 'completed', ...person, endedAt: at(9) };

async function showRetryStates(): Promise<void> {
  const banner = await show('osm-failure-banner', { call: calledAgain, otherCalls: [reached], retry: true, eventsHref: '/calls/{id}' }); // prettier-ignore
  await until(() => parts(banner, 'new-call-link').length, 'the new call is linked');
  record(banner);
  const refused = await show('osm-failure-banner', { call: 'stale_sweep', retry: true }, () => Promise.reject(new Error('503'))); // prettier-ignore
  press(refused, 'retry-button');
  await until(() => parts(refused, 'retry-message').length, 'the host’s reason is shown');
  record(refused);
}

/** A large press that is asked about, calls that wait for their hour, and one that was called again. */
async function showBulkPlan(): Promise<void> {
  const now = new Date().toISOString();
  const many = Array.from({ length: 30 }, (_, n) => failedCall(`many${String(n)}`, 'stale_sweep', { endedAt: now }));
  const retryPolicy = { maxAttempts: 3, backoffMinutes: 60 };
  const list = await show('osm-failure-list', { calls: [...many, calledAgain, reached], retry: true, retryPolicy, selectable: true, eventsHref: '/calls/{id}' }); // prettier-ignore
  await until(() => parts(list, 'new-call-link').length, 'the new call is linked');
  await pressForAll(list);
}

const showEveryState: Record<string, () => Promise<void>> = {
  'osm-blame-badge': async () => {
    for (const blame of ['platform', 'caller', 'carrier', 'environment', 'unknown'])
      await show('osm-blame-badge', { blame });
  },
  'osm-failure-banner': async () => {
    const full = { retry: true, eventsHref: '/calls' };
    for (const audience of ['operator', 'tester', 'developer']) {
      await show('osm-failure-banner', { call: doubtful, audience, ...full });
    }
    for (const call of otherCalls) await show('osm-failure-banner', { call });
    for (let count = 0; count < 20; count++) await show('osm-failure-banner', { call: 'unknown' });
    const busy = await show('osm-failure-banner', { call: 'stale_sweep', ...full });
    parts(busy, 'retry-button')[0]!.click();
    await rendered(busy);
    record(busy);
    await warningsDuring(showRetryStates);
  },
  'osm-failure-list': async () => {
    const list = await show('osm-failure-list', { calls: [...orphaned, ...otherCalls], totalCalls: 200, retry: true, selectable: true, groupBy: 'reason', pageSize: 8 }); // prettier-ignore
    for (const button of parts(list, 'expand-button')) button.click();
    await rendered(list);
    record(list);
    const banner = list.shadowRoot!.querySelector('osm-failure-banner[lang]')!;
    for (const each of list.shadowRoot!.querySelectorAll('osm-failure-banner')) parts(each, 'retry-button')[0]?.click();
    assert.exists(banner);
    await rendered(list);
    record(list);
    const paused = await show('osm-failure-list', { calls: orphaned, paused: true });
    (paused as LitElement & { upsert(call: object): void }).upsert(doubtful);
    (paused as LitElement & { upsert(call: object): void }).upsert(failedCall('new', 'unknown'));
    await until(() => parts(paused, 'new-calls-button').length, 'new calls are held back');
    record(paused);
    await warningsDuring(showBulkRetry);
    await showBulkPlan();
    for (const properties of [
      { calls: [] },
      { calls: { rows: 3 } },
      { loading: true },
      { error: '503' },
      { calls: orphaned, query: 'nowhere' },
    ]) {
      await show('osm-failure-list', properties);
    }
  },
};

const assertHasDescription = ({ name, description = '' }: Documented) =>
  assert.match(description.trim(), /\w.*\w/s, `${name} has a description`);

describe('custom-elements.json', () => {
  before(async () => {
    for (const [tag, showStates] of Object.entries(showEveryState)) {
      seen.set(tag, { parts: new Set(), slots: new Set(), states: new Set() });
      await showStates();
    }
  });

  it('the manifest describes the three elements', () => {
    assert.deepEqual([...declarations.keys()].sort(), Object.keys(showEveryState));
  });

  for (const [tag, declaration] of declarations) {
    const names = (list: readonly Documented[] = []) => list.map(({ name }) => name).sort();
    const fields = (declaration.members ?? []).filter(({ kind, static: ofClass }) => kind === 'field' && !ofClass);

    /** The badge's blame is also a part name. The manifest only mentions these in a description. */
    const isBlame = (name: string) => ['platform', 'caller', 'carrier', 'environment', 'unknown'].includes(name);

    it(`every part that ${tag} renders is documented`, () => {
      const documented = new Set(names(declaration.cssParts));
      assert.isNotEmpty(documented);
      const others = [...seen.get(tag)!.parts].filter((name) => !isBlame(name) && !documented.has(name));
      assert.deepEqual(others, []);
    });

    it(`every documented part of ${tag} is rendered in some state`, () => {
      const { parts } = seen.get(tag)!;
      assert.isNotEmpty(parts);
      assert.deepEqual(names(declaration.cssParts).filter((name) => !parts.has(name)), []); // prettier-ignore
    });

    it(`the documented slots of ${tag} are the rendered ones`, () => {
      assert.deepEqual(names(declaration.slots), [...seen.get(tag)!.slots].sort());
    });

    it(`no slot of ${tag} has the name of a part`, () => {
      assert.deepEqual(names(declaration.slots).filter((name) => names(declaration.cssParts).includes(name)), []); // prettier-ignore
    });

    it(`the documented custom states of ${tag} occur`, () => {
      assert.deepEqual(names(declaration.cssStates), [...seen.get(tag)!.states].sort());
    });

    it(`the documented attributes of ${tag} are the observed ones`, () => {
      const { observedAttributes } = customElements.get(tag) as typeof LitElement;
      const native = (name: string) => name === 'lang';
      const documented = names(declaration.attributes).filter((name) => !native(name));
      assert.deepEqual(documented, observedAttributes.filter((name) => !native(name)).sort()); // prettier-ignore
    });

    it(`the documented properties of ${tag} exist`, () => {
      const element = document.createElement(tag);
      for (const { name } of fields) assert.property(element, name);
      assert.isNotEmpty(fields);
    });

    it(`the properties of ${tag} are the camelCase of their attributes`, () => {
      for (const { name, fieldName = name } of declaration.attributes ?? []) {
        assert.strictEqual(
          fieldName,
          name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        );
      }
      assert.isNotEmpty(declaration.attributes);
    });

    it(`the documented methods of ${tag} exist`, () => {
      const methods = (declaration.members ?? []).filter(({ kind, static: ofClass }) => kind === 'method' && !ofClass);
      const element = document.createElement(tag) as unknown as Record<string, unknown>;
      for (const { name } of methods) assert.isFunction(element[name], name);
      assert.lengthOf(methods, tag === 'osm-failure-list' ? 3 : 0);
    });

    it(`the documented custom properties of ${tag} are those that its styles read`, () => {
      const { elementStyles } = customElements.get(tag) as typeof LitElement;
      const css = elementStyles.map((style) => ('cssText' in style ? style.cssText : '')).join('\n');
      const read = [...css.matchAll(/var\(\s*(--osm-[\w-]+)/g)].map(([, name]) => name!);
      assert.deepEqual(names(declaration.cssProperties), [...new Set(read)].sort());
    });

    it(`every documented member of ${tag} has a description`, () => {
      const {
        attributes = [],
        events = [],
        slots = [],
        cssParts = [],
        cssProperties = [],
        cssStates = [],
      } = declaration;
      const all = [...attributes, ...fields, ...events, ...slots, ...cssParts, ...cssProperties, ...cssStates];
      assert.isNotEmpty(all);
      all.forEach(assertHasDescription);
    });
  }

  it('the documented events are those of the contract', () => {
    const events = (tag: string) => (declarations.get(tag)!.events ?? []).map(({ name }) => name).sort();
    assert.deepEqual(events('osm-blame-badge'), []);
    assert.deepEqual(events('osm-failure-banner'), ['osm-copy', 'osm-dispute', 'osm-retry']);
    assert.includeMembers(events('osm-failure-list'), [
      'osm-filter',
      'osm-open',
      'osm-reload',
      'osm-retry',
      'osm-select',
    ]);
  });
});
