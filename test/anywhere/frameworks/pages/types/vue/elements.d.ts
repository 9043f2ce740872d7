import type {} from '@osmapi/osmtalk-elements/vue.js';
