import '../src/index.js';

import type { ArgTypes, Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { expect, spyOn, userEvent, within } from 'storybook/test';

import manifest from '../custom-elements.json' with { type: 'json' };
import { BLAMES } from '../src/catalog.js';
import bootstrap from '../themes/bootstrap.css?inline';
import hubspot from '../themes/hubspot.css?inline';
import salesforce from '../themes/salesforce.css?inline';
import { failedCall, failedCalls } from './data.js';
import { drawn } from './support.js';

const THEMES = { none: '', bootstrap, hubspot, salesforce };

/** The background and font of a page of each design system. */
const SURROUNDINGS: Record<keyof typeof THEMES, string> = {
  none: '',
  bootstrap: 'background: light-dark(#fff, #212529); font: 16px/1.5 system-ui, sans-serif',
  hubspot: "background: light-dark(#f5f8fa, #141d26); font: 14px/1.7 'Lexend Deca', Helvetica, Arial, sans-serif",
  salesforce: 'background: light-dark(#f3f3f3, #111); font: 13px/1.5 system-ui, sans-serif',
};

type Args = { theme: keyof typeof THEMES } & Record<`--osm-${string}`, string>;

interface Token {
  readonly name: string;
  readonly default?: string;
  readonly description?: string;
}

/** Every custom property of the manifest once, so that a new one has a control. */
const { modules } = manifest as unknown as { modules: { declarations: { cssProperties?: Token[] }[] }[] };
const tokens = new Map(
  modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ cssProperties = [] }) => cssProperties)
    .map((token) => [token.name, token]),
);

const isColour = (token: Token) => !/radius|shadow|height/.test(token.name);

const controls: ArgTypes = Object.fromEntries(
  [...tokens.values()].map((token) => [
    token.name,
    {
      description: token.description ?? '',
      control: { type: isColour(token) ? 'color' : 'text' },
      table: { category: 'tokens', defaultValue: { summary: token.default ?? '' } },
    },
  ]),
);

/** The CSS rule that sets the changed tokens; '' if none is changed. */
function ruleOf(args: Args): string {
  const changed = [...tokens.keys()].flatMap((name) => {
    const value = args[name as keyof Args];
    return value ? [`  ${name}: ${value};`] : [];
  });
  if (changed.length === 0) return '';
  return `osm-failure-banner,\nosm-failure-list,\nosm-blame-badge {\n${changed.join('\n')}\n}\n`;
}

/** Copies the rule and shows the outcome on the button. */
async function copy(rule: string, button: HTMLButtonElement): Promise<void> {
  button.textContent = await navigator.clipboard.writeText(rule).then(
    () => 'Copied',
    () => 'Could not copy: select the text',
  );
}

const styleButton = 'font: inherit; padding: 0.25em 0.75em';
const styleRule = 'white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.875em';

/** Set tokens below and copy the CSS rule. The themes are files of the package: `themes/<name>.css`. */
const meta: Meta<Args> = {
  title: 'Theming',
  // scripts/checks/stories.mjs tests the colours of a host at level AA instead of AAA.
  tags: ['host-colours'],
  args: { theme: 'none' },
  argTypes: {
    theme: { control: 'inline-radio', options: Object.keys(THEMES), table: { category: 'tokens' } },
    ...controls,
  },
  // A theme applies to a whole page, so each story has its own iframe.
  parameters: { docs: { story: { inline: false, height: '900px' } } },
  render: (args) => {
    const rule = ruleOf(args);
    const button = createRef<HTMLButtonElement>();
    return html`
      <style .textContent=${THEMES[args.theme] + rule}></style>
      <div style="${SURROUNDINGS[args.theme]}; color: light-dark(#1a1d21, #eceef1); padding: 1em">
        <p>${BLAMES.map((blame) => html`<osm-blame-badge blame=${blame}></osm-blame-badge> `)}</p>
        <osm-failure-banner
          .call=${failedCall('no_audio_either_direction')}
          audience="tester"
          retry
          events-href="https://calls.example.com/{id}"
        ></osm-failure-banner>
        <osm-failure-list
          .calls=${failedCalls()}
          total-calls="400"
          selectable
          retry
          style="margin-block-start: 1em"
        ></osm-failure-list>
        ${
          rule
            ? html`
                <h2>Your CSS</h2>
                <pre style=${styleRule}><code>${rule}</code></pre>
                <button
                  type="button"
                  style=${styleButton}
                  ${ref(button)}
                  @click=${() => button.value && copy(rule, button.value)}
                >
                  Copy CSS
                </button>
              `
            : nothing
        }
      </div>
    `;
  },
};
export default meta;
type Story = StoryObj<Args>;

/** All tokens. Those that are not set keep their defaults. */
export const TryTheTokens: Story = {
  args: {
    '--osm-accent': '#8b5cf6',
    '--osm-action': '#6d28d9',
    '--osm-on-action': '#ffffff',
    '--osm-radius': '2px',
    '--osm-shadow': '0 2px 8px rgb(0 0 0 / 20%)',
  },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(getComputedStyle(part('retry-button')).backgroundColor).toBe('rgb(109, 40, 217)');
    await expect(getComputedStyle(part('banner')).borderTopRightRadius).toBe('2px');

    const written = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const button = within(canvasElement).getByRole('button', { name: 'Copy CSS' });
    await userEvent.click(button);
    await expect(button).toHaveTextContent('Copied');
    await expect(written).toHaveBeenCalledWith(canvasElement.querySelector('code')?.textContent);
    await expect(String(written.mock.calls[0]?.[0])).toMatch(/^osm-failure-banner,[^}]*--osm-radius: 2px;[^}]*}\s*$/);
    written.mockRestore();
  },
};

export const BootstrapPage: Story = { name: 'In a Bootstrap page', args: { theme: 'bootstrap' } };
export const HubSpotPage: Story = { name: 'In a HubSpot page', args: { theme: 'hubspot' } };
export const SalesforcePage: Story = { name: 'In a Salesforce page', args: { theme: 'salesforce' } };
