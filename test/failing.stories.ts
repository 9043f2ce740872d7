/** Stories that must fail, each in its own way, and one that must not: `node test/stories.mjs --self-test` tells. */
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

export const FailsUnderAxeInTheDark: Story = {
  render: () => html`<p style="color: light-dark(black, #222)">Too dark in the dark.</p>`,
};
