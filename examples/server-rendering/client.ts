/**
 * What the page loads: the words of its language, the support for taking over what the server drew, and only then the
 * elements. In this order, for an element takes over as soon as it is defined.
 */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';

import { useCatalog } from '@osmapi/osmtalk-elements/catalog.js';

import { catalogOf } from './languages.js';

const catalog = await catalogOf(document.documentElement.lang);
if (catalog) useCatalog(catalog);
await import('@osmapi/osmtalk-elements');
