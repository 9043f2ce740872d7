import type {} from '@osmapi/osmtalk-elements/svelte.js';
