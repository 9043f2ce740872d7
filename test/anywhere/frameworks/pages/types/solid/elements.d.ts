import type {} from '@osmapi/osmtalk-elements/solid.js';
