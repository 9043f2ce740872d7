/** Runs in a process of its own, whose time zone is set from its beginning: prints what was read there. */
import { readRealData } from './real-data.js';

const zone = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
console.log(JSON.stringify({ zone, read: readRealData() }));
