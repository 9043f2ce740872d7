import type { Decorator, Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

import manifest from '../custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

/** A toolbar menu from values and their labels. */
const menu = (title: string, icon: 'contrast' | 'transfer' | 'ruler' | 'users', items: Record<string, string>) => ({
  description: title,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
  },
});

/** Only attributes and tokens have controls; the other members of the manifest are documentation. */
const controlsForAttributesOnly: NonNullable<Preview['argTypesEnhancers']>[number] = ({ argTypes }) => {
  const types = Object.entries(argTypes).map(([name, type]) => {
    return [
      name,
      /^(attributes|tokens)$/.test(type.table?.category ?? '') ? type : { ...type, control: false as const },
    ] as const;
  });
  return Object.fromEntries(types);
};

/** Applies the toolbar's audience to stories without one of their own. */
const withAudience: Decorator = (story, { args, globals }) =>
  story(globals.audience === 'story' ? {} : { args: { ...args, audience: args.audience ?? globals.audience } });

/**
 * Applies the toolbar's colour scheme, direction and width. In the canvas, a story also gets a heading and a main
 * landmark, so that axe tests a whole page; in the docs, it only gets a box. A story with its own heading and main sets
 * `parameters: { ownPage: true }`.
 */
const withPage: Decorator = (story, { globals, parameters, viewMode, title, name }) => {
  const colorScheme = globals.theme === 'auto' ? 'light dark' : String(globals.theme);
  const width = globals.width === 'full' ? '' : `${String(globals.width)}px`;
  const box = { colorScheme, maxInlineSize: width, background: 'Canvas', color: 'CanvasText' };
  const dir = globals.direction as 'ltr' | 'rtl';
  if (viewMode === 'docs') return html`<div dir=${dir} style=${styleMap({ ...box, padding: '1em' })}>${story()}</div>`;

  document.documentElement.style.colorScheme = colorScheme;
  document.documentElement.dir = dir;
  document.title = `${title}: ${name}`;
  if (parameters.ownPage) return html`${story()}`;
  return html`
    <main style=${styleMap(box)}>
      <h1 class="osm-visually-hidden">${title}: ${name}</h1>
      ${story()}
    </main>
  `;
};

const preview: Preview = {
  tags: ['autodocs'],
  argTypesEnhancers: [controlsForAttributesOnly],
  decorators: [withAudience, withPage],
  initialGlobals: { theme: 'light', direction: 'ltr', width: 'full', audience: 'story' },
  globalTypes: {
    theme: menu('Theme', 'contrast', { light: 'Light', dark: 'Dark', auto: 'As the system says' }),
    direction: menu('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
    width: menu('Width', 'ruler', { 280: '280 px', 320: '320 px', 480: '480 px', 720: '720 px', full: 'Full width' }),
    audience: menu('Audience', 'users', {
      story: 'As the story says',
      operator: 'Operator',
      tester: 'Tester',
      developer: 'Developer',
    }),
  },
  parameters: {
    controls: { expanded: true },
    backgrounds: { disable: true },
    viewport: { disable: true },
    a11y: { test: 'error' },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Elements',
          ['Failure banner', 'Blame badge', 'Failure list'],
          'Theming',
          'Catalog',
          'Pages',
        ],
      },
    },
  },
};

export default preview;
