/** Other people's CSS: what is published, as it is published, and what is found in the wild. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../package.json', import.meta.url));
const published = (path: string): string => readFileSync(require.resolve(path), 'utf8');

/** What frameworks publish, by name. Sheets are read when they are asked for: Salesforce's has a megabyte. */
export const FRAMEWORKS: Readonly<Record<string, () => string>> = {
  'Bootstrap 3': () =>
    published('bootstrap3/dist/css/bootstrap.css') + published('bootstrap3/dist/css/bootstrap-theme.css'),
  'Bootstrap 5': () => published('bootstrap5/dist/css/bootstrap.css'),
  'Bootstrap 5, right to left': () => published('bootstrap5/dist/css/bootstrap.rtl.css'),
  'Salesforce Lightning': () =>
    published('@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.css'),
  "Tailwind's reset": () => published('tailwindcss/preflight.css'),
  'GOV.UK': () => published('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
};

/** Everything that text inherits and that we say stays outside. */
const TEXT = `* {
  letter-spacing: 0.2em !important;
  word-spacing: 0.5em !important;
  text-transform: uppercase !important;
  text-indent: 2em !important;
  text-align: right !important;
  text-shadow: 2px 2px 2px red !important;
  font-style: italic !important;
  font-weight: 900 !important;
  font-variant: small-caps !important;
  font-stretch: condensed !important;
  white-space: pre !important;
  word-break: break-all !important;
  line-break: anywhere !important;
  hyphens: auto !important;
  tab-size: 16 !important;
  list-style: square inside !important;
  border-collapse: collapse !important;
  border-spacing: 9px !important;
  color: #bbb !important;
  -webkit-text-fill-color: #bbb !important;
  -webkit-text-stroke: 1px #bbb !important;
}`;

const onHosts = (rules: string): string => `osm-failure-banner, osm-failure-list, osm-blame-badge { ${rules} }`;

/** What pages write themselves. */
export const WILD: Readonly<Record<string, () => string>> = {
  'everything unset': () => '* { all: unset !important }',
  'everything and its pseudo-elements reverted': () => '*, ::before, ::after { all: revert !important }',
  'a root of 62.5 % under a body with a size': () => 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'a root of 24 px': () => 'html { font-size: 24px }',
  'letters, words and lines spaced and transformed': () => TEXT,
  'undefined elements hidden': () => ':not(:defined) { display: none }',
  'boxes of their content': () => '*, ::before, ::after { box-sizing: content-box !important }',
  'a clearfix on everything': () => "*::before, *::after { content: ''; display: table; clear: both }",
  'direction turned': () => onHosts('direction: rtl !important'),
  'transitions on everything': () => '* { transition: all 5s !important; animation-duration: 5s !important }',
  "the parts' names as classes, ids and attributes": () =>
    '[part], .banner, .title, .badge, .row, .cell, #title, #head, #body, button, input, select, svg, p, dl, dt, dd, a { padding: 20px !important; margin: 20px !important; float: right !important; font-size: 30px !important; border: 5px solid red !important }',
  ...Object.fromEntries(
    ['block', 'inline', 'flex', 'grid', 'flow-root', 'contents'].map((display) => [
      `hosts displayed as ${display}`,
      () => onHosts(`display: ${display} !important`),
    ]),
  ),
};
