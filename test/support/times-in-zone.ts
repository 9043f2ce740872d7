/** Runs in a process of its own, whose time zone is set from its beginning: prints what was said wrongly there. */
import { brokenAmong, daysOfHours, saidInZone, saidUnderMalformedTags } from './times.js';

const timeZone = process.env.TZ!;
const zone = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
const said = saidInZone(timeZone);
const days = daysOfHours(timeZone);
// Of what a tag costs, one zone tells as much as ten.
const malformed = timeZone === 'UTC' ? saidUnderMalformedTags(timeZone) : [];
const [broken, brokenByTag] = [brokenAmong(said), brokenAmong(malformed)];
console.log(JSON.stringify({ zone, count: said.length + malformed.length, broken, brokenByTag, days }));
