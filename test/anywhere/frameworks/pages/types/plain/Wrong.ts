import '@osmapi/osmtalk-elements';

const banner = document.createElement('osm-failure-banner');
// wrong: none of the three
banner.audience = 'nobody';
// wrong: what is read cannot be set
banner.failure = null;
// wrong: the events are no CustomEvents
banner.addEventListener('osm-retry', (event) => event.detail);
// wrong: no such method
document.querySelector('osm-failure-list')?.remove('call_1');
