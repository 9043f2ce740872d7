/** What a page of a server loads: the support for hydration first, then the elements. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import '@osmapi/osmtalk-elements';

import { useCatalog } from '@osmapi/osmtalk-elements/catalog.js';

import { german } from './german.mjs';

useCatalog(german);
