/** The official page, read from its file in Node. */
import { readFileSync } from 'node:fs';

import { parsePage } from './page.js';

export const page = parsePage(readFileSync(new URL('../fixtures/official-page.txt', import.meta.url), 'utf8'));
