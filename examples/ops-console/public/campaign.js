/** The campaign whose calls these are: its rules for retries, which the elements follow, and its hours in words. */

/** @returns {Promise<{ retryPolicy?: object, schedule?: object } | null>} null where there is none, or it is not known */
export async function fetchCampaign() {
  const response = await fetch('/api/campaign').catch(() => null);
  return response?.ok ? response.json() : null;
}

/** Shows when calls are placed, and what time it is there; nothing for a campaign without hours. */
export function showHours(line, campaign, now = Date.now()) {
  const { schedule } = campaign ?? {};
  line.hidden = !schedule;
  if (!schedule) return;
  const { timezone, windowStart, windowEnd, weekdays } = schedule;
  const there = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  });
  const days = weekdays.length === 7 ? 'every day' : weekdays.map(dayName).join(', ');
  line.textContent = `Calls are placed ${days} from ${windowStart} to ${windowEnd}, ${timezone}. It is ${there.format(now)} there.`;
}

/** When the console will place a call that it keeps, in the campaign's zone. */
export function describeMoment(iso, campaign) {
  const timeZone = campaign?.schedule?.timezone;
  const zone = timeZone === undefined ? {} : { timeZone };
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' };
  return new Intl.DateTimeFormat('en', { ...parts, ...zone }).format(new Date(iso));
}

/** 4 January 1970 was a Sunday, which is day 0. */
function dayName(day) {
  return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(new Date((3 + day) * 864e5));
}
