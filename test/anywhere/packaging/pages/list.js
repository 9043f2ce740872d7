import '@osmapi/osmtalk-elements/osm-failure-list.js';
