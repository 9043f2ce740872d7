/** What stands in the docs' table beside what the tests find: by the page's name, as in build.ts. */

/** How a page listens to `osm-retry`. */
export const listening: Record<string, string> = {
  'HTML and DOM': "`addEventListener('osm-retry', …)`",
  'jQuery 1': "`.on('osm-retry', …)`, `event.originalEvent`",
  'jQuery 4': "`.on('osm-retry', …)`, `event.originalEvent`",
  'React 18, `react.js`': '`onOsmRetry={…}`',
  'React 18, tags': '`addEventListener` on a ref',
  'React 19, `react.js`': '`onOsmRetry={…}`',
  'React 19, tags': '`onosm-retry={…}`',
  'Vue 3': '`@osm-retry="…"`',
  'Svelte 5': '`onosm-retry={…}`',
  Solid: '`on:osm-retry={…}`',
  'Angular 21': '`(osm-retry)="…"`',
  'Lightning Web Components': '`lwc:on={handlers}`, or `addEventListener` in `renderedCallback`',
};

interface Limit {
  /** The framework's own word for it. */
  readonly link: string;
  /** What a page does. */
  readonly instead: string;
}

const react18 = 'https://react.dev/blog/2024/12/05/react-19#support-for-custom-elements';
const components = 'use `react.js`';

/** What a framework cannot do, by the name of the assertion that shows it. */
export const limits: Record<string, Record<string, Limit>> = {
  'React 18, tags': {
    'a boolean arrives, on and off': { link: react18, instead: `${components}, or \`retry={on || undefined}\`` },
    'an object arrives as a property': { link: react18, instead: `${components}, or pass JSON` },
    'an array arrives as a property': { link: react18, instead: `${components}, or pass JSON` },
    'a retry is taken over, and its outcome is drawn': { link: react18, instead: `${components}, or listen on a ref` },
    'the list is heard, too': { link: react18, instead: `${components}, or listen on a ref` },
  },
  'Lightning Web Components': {
    'a boolean that is only named is on': {
      link: 'https://developer.salesforce.com/docs/platform/lwc/guide/create-use-third-party-pass-data.html',
      instead: 'it arrives as an empty text: bind it, `selectable={yes}`',
    },
    'a template names our events': {
      link: 'https://github.com/salesforce/lwc-rfcs/pull/88',
      instead: 'use `lwc:on`',
    },
  },
};
