/** The languages that ship besides English. A test compares this with the files of src/locales. */
import type { Catalog } from '../../src/catalog.js';
import { ar } from '../../src/locales/ar.js';
import { de } from '../../src/locales/de.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import { hi } from '../../src/locales/hi.js';
import { ja } from '../../src/locales/ja.js';
import { pt } from '../../src/locales/pt.js';

export const locales: Readonly<Record<string, Catalog>> = { ar, de, es, fr, hi, ja, pt };
