/** Runs in a separate process with another time zone, and prints what is read there. */
import { readRealData } from './real-data.js';

const zone = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
console.log(JSON.stringify({ zone, read: readRealData() }));
