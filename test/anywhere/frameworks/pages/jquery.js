import '@osmapi/osmtalk-elements';
import $ from 'jquery';
import { noted, steps } from './data.js';

function show({ call, audience, headingLevel, retry, calls, totalCalls, reason, link }) {
  $('osm-failure-banner').prop({ call, retry }).attr({ audience, 'heading-level': headingLevel });
  $('osm-failure-banner a').text(link);
  $('osm-failure-list').prop({ calls, totalCalls });
  $('osm-blame-badge').attr('reason', reason);
}

$('#next').on('click', () => show(steps[1]));
const banner = $('osm-failure-banner');
const place = banner.next();
$('#toggle').on('click', () => ($('osm-failure-banner').length ? banner.detach() : banner.insertBefore(place)));
// As old pages do: one delegated handler for all, whatever comes later.
const hear = (event) => $('#heard').append(document.createTextNode(noted(event.originalEvent)));
$(document).on('osm-retry', 'osm-failure-banner', hear).on('osm-open', 'osm-failure-list', hear);
banner[0].addEventListener('osm-copy', (event) => $('#listened').append(document.createTextNode(noted(event))));
show(steps[0]);
