/** A page that was built to show one call, long before anybody added a list to it. */
export * from '@osmapi/osmtalk-elements/osm-failure-banner.js';
