/** Runs in a separate process with its time zone in `TZ`; prints the broken texts as JSON. */
import { brokenAmong, daysOfHours, saidInZone, saidUnderMalformedTags } from './times.js';

const timeZone = process.env.TZ!;
const zone = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
const said = saidInZone(timeZone);
const days = daysOfHours(timeZone);
// Malformed tags do not depend on the time zone: one is enough.
const malformed = timeZone === 'UTC' ? saidUnderMalformedTags(timeZone) : [];
const [broken, brokenByTag] = [brokenAmong(said), brokenAmong(malformed)];
console.log(JSON.stringify({ zone, count: said.length + malformed.length, broken, brokenByTag, days }));
