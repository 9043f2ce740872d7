/** Stories that must fail, each in its own way, and one that must not: `node scripts/checks/stories.mjs --self-test` tells. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';

const meta: Meta = { title: 'Self-test', tags: ['!autodocs'], render: () => html`<p>Fine.</p>` };
export default meta;
type Story = StoryObj;

/** Acts well after the story was drawn: a check that does not wait for the play function misses it. */
async function soon(act: () => unknown) {
  await new Promise((resolve) => setTimeout(resolve, 300));
  act();
}

export const Passes: Story = { play: () => soon(() => {}) };

export const FailsInPlay: Story = { play: () => soon(() => expect(1).toBe(2)) };

export const FailsInRender: Story = {
  render: () => {
    throw new Error('on purpose');
  },
};

export const FailsUnhandled: Story = { play: () => soon(() => void Promise.reject(new Error('on purpose'))) };

export const FailsOnConsole: Story = { play: () => soon(() => console.error('on purpose')) };

export const FailsUndefined: Story = { render: () => html`<osm-nobody></osm-nobody>` };

export const FailsUnderAxe: Story = {
  render: () => html`<div id="late"></div>`,
  play: () => soon(() => document.querySelector('#late')?.replaceChildren(document.createElement('button'))),
};

// Each of these fails in some of the states alone.

export const FailsInTheDark: Story = {
  render: () => html`<p style="color: light-dark(black, #222)">Too dark in the dark.</p>`,
};

/** 4.6:1, which is enough for AA. */
export const FailsAAA: Story = { render: () => html`<p style="color: light-dark(#757575, #8c8c8c)">Rather pale.</p>` };

export const FailsAAInAHostsColours: Story = {
  tags: ['host-colours'],
  render: () => html`<p style="color: light-dark(#888, #666)">Too pale.</p>`,
};

export const FailsAAAInAHostsColours: Story = { ...FailsAAA, tags: ['host-colours'] };

/** Draws in a shadow root, as our elements do: a check that stops there sees nothing. */
const shadow = (markup: string) => () => {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).setHTMLUnsafe(markup);
  return html`${host}`;
};

const styled = (rule: string) => `<style>@media (forced-colors: active) { ${rule} }</style>`;
const small = (label: string) => `<button style="padding: 0; border: 0; width: 20px; height: 20px">${label}</button>`;
const line = (style: string, text: string) => `<p style="margin: 0; ${style}">${text}</p>`;

export const FailsBySmallTargets: Story = { render: shadow(small('+') + small('−')) };

export const FailsInForcedColours: Story = {
  render: shadow(`${styled('p { forced-color-adjust: none; color: Canvas }')}<p>Nobody can read this.</p>`),
};

export const FailsByItsPicture: Story = {
  render: shadow(
    `${styled('path { fill: Canvas }')}<svg width="16" height="16" aria-hidden="true"><path fill="currentcolor" d="M0 0h16v16H0z" /></svg> A square.`,
  ),
};

/** Where one reads from right to left, that is beside the page, and nothing can scroll to it. */
export const FailsFromRightToLeft: Story = {
  render: shadow(line('position: relative; left: 24px; width: max-content', 'To the right.')),
};

export const FailsByItsWidth: Story = { render: shadow('<div style="width: 400px">As wide as a letter.</div>') };

/** A low window hides the second line. */
export const FailsByItsHeight: Story = {
  render: shadow(line('max-height: 50vh; overflow: hidden; line-height: 100px', 'One line<br />and another.')),
};

export const FailsByALineThatGrows: Story = {
  render: shadow(line('height: 1.2em; line-height: 1.2; overflow: hidden', 'One line.')),
};

export const FailsByLinesThatMeet: Story = {
  render: shadow(
    line('position: absolute; top: 1em; width: 10ch', 'Two words') + line('margin-top: 1.5em', 'beneath.'),
  ),
};
