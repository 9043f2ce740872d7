/**
 * The page's script: hydration support, the catalog of the page's language, and then the elements. The order matters, since
 * an element hydrates as soon as it is defined.
 */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';

import { useCatalog } from '@osmapi/osmtalk-elements/catalog.js';

import { catalogOf } from './languages.js';

const catalog = await catalogOf(document.documentElement.lang);
if (catalog) useCatalog(catalog);
await import('@osmapi/osmtalk-elements');
