/** The times below the timeline. */
import { svg } from 'lit';

import { directionOf } from '../../../catalog/registry.js';
import { formatOften, isSameDay } from '../../../format/facts.js';
import { midnightAt } from '../../../ledger/local-time.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListTimeline } from '../list-timeline.js';
import { placeOn } from '../timeline-bins.js';
import { percent } from './bar-patterns.js';

const DAY = 24 * 60 * 60_000;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const CLOCK_TO_SECOND = { ...CLOCK, second: '2-digit' } as const;
const DATE = { month: 'short', day: 'numeric' } as const;
const DATE_OF_YEAR = { year: 'numeric', month: 'short' } as const;

/** A text closer to an end of the axis than this is aligned inwards. As a share of the axis. */
const NEAR_END = 0.04;
/** Room for "now", as a share of the axis. */
const ROOM_OF_NOW = 0.09;

/** The ticks that have room; the first one says the day where that is not today, and the last word is "now". */
export function tickTexts(snapshot: ListSnapshot, timeline: ListTimeline): unknown[] {
  const { words, lang } = snapshot;
  const isMirrored = directionOf(lang) === 'rtl';
  const nowPlace = timeline.now === null ? null : placeOn(timeline, timeline.now);
  const places = timeline.ticks.map((tick) => ({ tick, place: placeOn(timeline, tick) }));
  const shown = places.filter(({ place }) => nowPlace === null || Math.abs(nowPlace - place) > ROOM_OF_NOW);
  const [first] = shown;
  const texts = shown.map(({ tick, place }) => ({
    place,
    text: tickText(tick, tick === first?.tick, snapshot, timeline),
  }));
  if (nowPlace !== null) texts.push({ place: nowPlace, text: words.now });
  return texts.map(({ place, text }) => {
    const x = percent((isMirrored ? 1 - place : place) * 100);
    return svg`<text x=${x} y="1.25em" text-anchor=${anchorAt(place)}>${text}</text>`;
  });
}

/** In the direction of the text, which is that of the axis. */
function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < NEAR_END) return 'start';
  return place > 1 - NEAR_END ? 'end' : 'middle';
}

function tickText(
  tick: number,
  isFirst: boolean,
  { lang, timeZone, now }: ListSnapshot,
  { tickStep }: ListTimeline,
): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  if (tickStep >= 28 * DAY) return formatOften(tick, lang, { ...DATE_OF_YEAR, ...zone });
  const isDay = tickStep >= DAY || midnightAt(tick, timeZone) === tick;
  if (isDay) return formatOften(tick, lang, { ...DATE, ...zone });
  const clock = tickStep < 60_000 ? CLOCK_TO_SECOND : CLOCK;
  const isOtherDay = isFirst && !isSameDay(tick, now, timeZone);
  return formatOften(tick, lang, { ...(isOtherDay ? DATE : {}), ...clock, ...zone });
}
