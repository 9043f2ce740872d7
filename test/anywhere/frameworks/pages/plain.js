import '@osmapi/osmtalk-elements';
import { noted, steps } from './data.js';

const find = (selector) => document.querySelector(selector);
const banner = find('osm-failure-banner');
const list = find('osm-failure-list');

function show({ call, audience, headingLevel, retry, calls, totalCalls, reason, link }) {
  Object.assign(banner, { call, retry });
  banner.setAttribute('audience', audience);
  banner.setAttribute('heading-level', headingLevel);
  Object.assign(list, { calls, totalCalls });
  find('osm-blame-badge').setAttribute('reason', reason);
  banner.querySelector('a').textContent = link;
}

const after = banner.nextElementSibling;
find('#next').addEventListener('click', () => show(steps[1]));
find('#toggle').addEventListener('click', () => (banner.isConnected ? banner.remove() : after.before(banner)));
banner.addEventListener('osm-retry', (event) => (find('#heard').textContent += noted(event)));
list.addEventListener('osm-open', (event) => (find('#heard').textContent += noted(event)));
banner.addEventListener('osm-copy', (event) => (find('#listened').textContent += noted(event)));
show(steps[0]);
