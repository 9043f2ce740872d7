import '../src/osm-blame-badge.js';

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect } from 'storybook/test';

import type { LikelyBlame } from '../src/catalog.js';
import { blameLabel, BLAMES, describeFailureReason, FAILURE_REASONS, useCatalog } from '../src/catalog.js';
import arabic from '../src/locales/ar.js';
import { drawn, everyOneHasAStory } from './support.js';

interface Args {
  blame?: string;
  reason?: string;
  lang?: string;
}

const badge = ({ blame, reason, lang }: Args) =>
  html`<osm-blame-badge
    blame=${blame ?? nothing}
    reason=${reason ?? nothing}
    lang=${lang ?? nothing}
  ></osm-blame-badge>`;

const meta: Meta<Args> = {
  title: 'Elements/Blame badge',
  component: 'osm-blame-badge',
  render: badge,
  argTypes: {
    blame: { control: 'select', options: BLAMES },
    reason: { control: 'select', options: FAILURE_REASONS },
    lang: { control: 'text' },
  },
};
export default meta;
type Story = StoryObj<Args>;

export const PlatformSide: Story = { args: { blame: 'platform' } };
export const CallerBehaviour: Story = { args: { blame: 'caller' } };
export const Carrier: Story = { args: { blame: 'carrier' } };
export const EnvironmentOrNetwork: Story = { args: { blame: 'environment' } };
export const Unknown: Story = { args: { blame: 'unknown' } };

everyOneHasAStory<LikelyBlame, Args>(
  BLAMES,
  {
    platform: PlatformSide,
    caller: CallerBehaviour,
    carrier: Carrier,
    environment: EnvironmentOrNetwork,
    unknown: Unknown,
  },
  ({ blame }) => blame,
);

/** Blames differ in icon and label, not only in hue. */
export const AllSideBySide: Story = {
  render: () =>
    html`<div style="display: flex; flex-wrap: wrap; gap: 0.75em">${BLAMES.map((blame) => badge({ blame }))}</div>`,
  play: async ({ canvasElement }) => {
    const badges = [...canvasElement.querySelectorAll('osm-blame-badge')];
    await expect(badges.map((one) => one.shadowRoot?.textContent.trim())).toEqual(
      BLAMES.map((blame) => blameLabel(blame)),
    );
  },
};

/** With a reason only, the badge shows its likely blame. */
export const ByReason: Story = { args: { reason: 'no_audio_either_direction' } };

export const EveryReason: Story = {
  render: () => html`
    <dl style="display: grid; grid-template-columns: minmax(0, max-content) auto; gap: 0.5em 1.5em; margin: 0; overflow-wrap: anywhere">
      ${FAILURE_REASONS.map(
        (reason) => html`<dt>${describeFailureReason(reason).title}</dt>
          <dd style="margin: 0">${badge({ reason })}</dd>`,
      )}
    </dl>
  `,
};

/** `blame` wins over `reason`. */
export const BlameBeforeReason: Story = {
  args: { blame: 'carrier', reason: 'no_audio_output' },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-blame-badge');
    await expect(part('label')).toHaveTextContent('Carrier');
  },
};

/** An invalid blame is shown as unknown. */
export const UnknownBlame: Story = {
  args: { blame: 'weather' },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-blame-badge');
    await expect(part('label')).toHaveTextContent('Unknown');
  },
};

/** Without a blame and a reason, the badge shows nothing. */
export const NothingToSay: Story = {
  render: (args) => html`<p>A call that did not fail: ${badge(args)}</p>`,
  play: async ({ canvasElement }) => {
    const { element, parts } = await drawn(canvasElement, 'osm-blame-badge');
    await expect(parts('badge')).toHaveLength(0);
    await expect(element.getBoundingClientRect().width).toBe(0);
  },
};

/** The badge has the font size of the text around it. */
export const InRunningText: Story = {
  args: { reason: 'sip_no_answer' },
  render: (args) => html`
    <p>Three attempts since Tuesday, the last of them ${badge(args)} at 08:42.</p>
    <h2>Attempt 3 ${badge(args)}</h2>
    <p><small>Attempt 2 ${badge(args)}</small></p>
  `,
};

export const NarrowColumn: Story = {
  args: { blame: 'environment' },
  render: (args) => html`<div style="inline-size: 110px">${badge(args)}</div>`,
  play: async ({ canvasElement }) => {
    const { element } = await drawn(canvasElement, 'osm-blame-badge');
    await expect(element.getBoundingClientRect().width).toBeLessThanOrEqual(110);
  },
};

export const RightToLeft: Story = {
  args: { blame: 'carrier', lang: 'ar' },
  globals: { direction: 'rtl' },
  beforeEach: () => {
    useCatalog(arabic);
  },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-blame-badge');
    await expect(part('badge')).toHaveAttribute('dir', 'rtl');
  },
};

export const Dark: Story = {
  ...AllSideBySide,
  globals: { theme: 'dark' },
};
