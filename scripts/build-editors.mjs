/**
 * Writes what Visual Studio Code completes and explains in HTML and in CSS, from custom-elements.json:
 * dist/vscode.html-data.json and dist/vscode.css-data.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';

const root = new URL('..', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'));

// Custom properties and parts are explained where they are written: in CSS.
const options = { hideCssPropertiesDocs: true, hideCssPartsDocs: true, hideLogs: true };

// Several elements share a name, each in words of its own: the banner's stand for all.
const isBanner = ({ path }) => Number(path.includes('failure-banner'));
manifest.modules.sort((a, b) => isBanner(b) - isBanner(a));
const once = (list) => list.filter(({ name }, place) => list.findIndex((each) => each.name === name) === place);

const html = JSON.parse(getVsCodeHtmlCustomData(manifest, options));
const css = JSON.parse(getVsCodeCssCustomData(manifest, options));
css.properties = once(css.properties);
css.pseudoElements = once(css.pseudoElements);
for (const [language, data] of Object.entries({ html, css }))
  writeFileSync(new URL(`dist/vscode.${language}-data.json`, root), `${JSON.stringify(data, null, 2)}\n`);
console.log('Wrote dist/vscode.html-data.json and dist/vscode.css-data.json.');
