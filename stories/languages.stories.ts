import '../src/osm-failure-banner.js';
import '../src/osm-failure-list.js';

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';

import type { Catalog } from '../src/catalog.js';
import { useCatalog } from '../src/catalog.js';
import arabic from '../src/locales/ar.js';
import german from '../src/locales/de.js';
import spanish from '../src/locales/es.js';
import french from '../src/locales/fr.js';
import hindi from '../src/locales/hi.js';
import japanese from '../src/locales/ja.js';
import portuguese from '../src/locales/pt.js';
import { failedCall, failedCalls } from './data.js';
import { drawn } from './support.js';

interface Args {
  catalog: Catalog;
}

/** A banner and a list in each language that ships. English is the official wording; these are translations of ours. */
const meta: Meta<Args> = {
  title: 'Catalog/Languages',
  parameters: { controls: { disable: true } },
  render: ({ catalog: { lang, dir } }) => html`
    <div lang=${lang} dir=${dir ?? 'ltr'}>
      <osm-failure-banner
        call=${JSON.stringify(failedCall('idle_timeout', { durationSeconds: 5 }))}
        audience="developer"
        events-href="https://calls.example.com/{id}#events"
        retry
      ></osm-failure-banner>
      <br />
      <osm-failure-list
        .calls=${failedCalls({ sip_no_answer: 6, caller_hung_up_silently: 4, stale_sweep: 9, sip_rejected: 2 })}
        total-calls="240"
        selectable
      ></osm-failure-list>
    </div>
  `,
  play: async ({ args: { catalog }, canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('title')).toHaveTextContent(catalog.reasons.idle_timeout.title);
    await expect(part('banner')).toHaveAttribute('dir', catalog.dir);
    const list = await drawn(canvasElement, 'osm-failure-list');
    await expect(list.part('list')).toHaveAttribute('dir', catalog.dir);
  },
};
export default meta;
type Story = StoryObj<Args>;

const speak = (catalog: Catalog): Story => ({
  args: { catalog },
  beforeEach: () => {
    useCatalog(catalog);
  },
});

export const Hindi = speak(hindi);
export const Spanish = speak(spanish);
export const Portuguese = speak(portuguese);
export const French = speak(french);
export const German = speak(german);
export const Japanese = speak(japanese);
export const Arabic = speak(arabic);
