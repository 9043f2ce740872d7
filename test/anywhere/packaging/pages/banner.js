import '@osmapi/osmtalk-elements/osm-failure-banner.js';
