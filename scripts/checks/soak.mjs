/**
 * A hundred thousand failed calls, and then 200 events a second while somebody scrolls: a fifth re-classify, a tenth are
 * duplicates or come late. In the end the list must show what a simple model says, and must never have drawn more than
 * three times what can be seen. Longest task and dropped frames are printed, never judged: they are the machine's, too.
 * `--seconds 60`, `--calls 100000`, `--rate 200`. Needs `npm run build`.
 */
/* global requestAnimationFrame, PerformanceObserver */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import puppeteer from 'puppeteer-core';

import { findBrowser } from '../browser.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    calls: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '200' },
  },
});
const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
const script = fileURLToPath(new URL('../../dist/cdn/osmtalk-elements.classic.js', import.meta.url));

/** Runs in the page; everything that it needs stands in it. */
async function soak({ seconds, calls, rate }) {
  const { FAILURE_REASONS, describeFailureReason } = globalThis.osmtalkElements;
  const START = Date.UTC(2026, 4, 13);
  const list = document.querySelector('osm-failure-list');
  const parts = (name) => [...list.shadowRoot.querySelectorAll(`[part~="${name}"]`)];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let state = 20260513;
  const roll = (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };

  // The model: of each call, when it ended, and the latest that was said of it.
  const model = new Map();
  const said = [];
  let clock = 0;
  const eventOf = ({ id, endedAt, reason, stamp }) => ({
    event: reason === null ? 'call.completed' : 'call.failed',
    timestamp: new Date(stamp).toISOString(),
    ...(reason === null ? {} : { reason }),
    call: { id, endedAt: new Date(endedAt).toISOString(), durationSeconds: endedAt % 300, agentId: 'agent_renewals' },
  });
  const tell = (fact) => {
    said.push(fact);
    const known = model.get(fact.id);
    if (!known || fact.stamp > known.stamp) model.set(fact.id, fact);
    return eventOf(fact);
  };
  const fresh = () => {
    // A second apart: no two calls end in the same moment, so that their order is certain.
    const endedAt = START + clock++ * 1000;
    return { id: `call_${clock.toString(36)}`, endedAt, reason: FAILURE_REASONS[roll(10)], stamp: endedAt };
  };
  const next = () => {
    const [kind, old] = [roll(100), said[roll(said.length)]];
    const now = START + 1e11 + clock++ * 1000;
    if (kind < 5) return tell(old);
    if (kind < 10) return tell({ ...old, reason: FAILURE_REASONS[roll(10)], stamp: old.stamp - 1 });
    if (kind < 28) return tell({ ...old, reason: FAILURE_REASONS[roll(10)], stamp: now });
    if (kind < 30) return tell({ ...old, reason: null, stamp: now });
    return tell(fresh());
  };

  const tasks = [];
  const observer = new PerformanceObserver((found) =>
    tasks.push(...found.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
  const result = { rowsAtMost: 0, shareAtMost: 0, frames: 0, dropped: 0, longestGap: 0, blank: 0, problems: [] };

  // What the page itself does to have them is not the list's.
  const first = Array.from({ length: calls }, () => tell(fresh()));
  for (let n = 0; n < 3; n++) await frame();
  tasks.length = 0;
  const before = performance.now();
  list.calls = first;
  await list.updateComplete;
  await frame();
  await frame();
  result.firstRows = Math.round(performance.now() - before);
  result.longestTaskAtFirst = Math.round(Math.max(0, ...tasks.splice(0)));

  const scroller = parts('scroller')[0];
  const lookAtRows = () => {
    const view = scroller.getBoundingClientRect();
    const rows = [...list.shadowRoot.querySelectorAll('#body > [role=row]')].map((row) => row.getBoundingClientRect());
    const top = parts('head-row')[0].getBoundingClientRect().bottom;
    const visible = rows.filter((row) => row.bottom > top && row.top < view.bottom);
    result.rowsAtMost = Math.max(result.rowsAtMost, rows.length);
    result.shareAtMost = Math.max(result.shareAtMost, rows.length / Math.max(1, visible.length));
    const covered = visible.reduce((sum, row) => sum + Math.min(row.bottom, view.bottom) - Math.max(row.top, top), 0);
    if (view.bottom - top - covered > 8) result.blank++;
  };

  const end = performance.now() + seconds * 1000;
  let due = performance.now();
  let events = 0;
  const feed = setInterval(() => {
    for (; due < performance.now(); due += 1000 / rate, events++) list.upsert(next());
  }, 10);
  let last = performance.now();
  let speed = 40;
  while (performance.now() < end) {
    await frame();
    const now = performance.now();
    const gap = now - last;
    last = now;
    result.frames++;
    if (gap > 25) result.dropped += Math.round(gap / (1000 / 60)) - 1;
    result.longestGap = Math.max(result.longestGap, Math.round(gap));
    if (result.frames % 200 === 0) speed = [40, -90, 400, -400, -3000, 12][roll(6)];
    scroller.scrollTop = result.frames % 1500 === 0 ? roll(scroller.scrollHeight) : scroller.scrollTop + speed;
    // What was drawn for the scroll before this one is looked at now and then: looking costs a layout.
    if (result.frames % 15 === 0) {
      await list.updateComplete;
      await frame();
      last = performance.now();
      lookAtRows();
    }
  }
  clearInterval(feed);
  result.events = events;
  result.longestTask = Math.round(Math.max(0, ...tasks));
  result.longTasks = tasks.length;

  // Nobody reads any more: everything comes in.
  scroller.scrollTop = 0;
  for (let n = 0; n < 60; n++) await frame();
  parts('new-calls-button')[0]?.click();
  for (let n = 0; n < 60; n++) await frame();

  const held = [...model.values()].filter(({ reason }) => reason !== null).sort((a, b) => b.endedAt - a.endedAt);
  const problem = (text) => result.problems.length < 10 && result.problems.push(text);
  const { failures, shown, byReason } = list.summary;
  result.held = held.length;
  if (failures !== held.length || shown !== held.length)
    problem(`${failures} held, ${shown} shown, not ${held.length}`);
  for (const reason of FAILURE_REASONS) {
    const count = held.filter((fact) => fact.reason === reason).length;
    if (byReason[reason] !== count) problem(`${byReason[reason]} of ${reason}, not ${count}`);
  }
  result.rowsRead = 0;
  for (let place = 0; place <= 20; place++) {
    scroller.scrollTop = (place / 20) * scroller.scrollHeight;
    for (let n = 0; n < 5; n++) await frame();
    lookAtRows();
    for (const row of parts('row')) {
      const fact = held[Number(row.ariaRowIndex) - 2];
      const [id, title] = ['call-id', 'row-title'].map((name) =>
        row.querySelector(`[part~=${name}]`).textContent.trim(),
      );
      if (id !== fact?.id) problem(`row ${row.ariaRowIndex} is ${id}, not ${fact?.id}`);
      else if (title !== describeFailureReason(fact.reason).title) problem(`${id} is "${title}", not ${fact.reason}`);
      result.rowsRead++;
    }
  }
  return result;
}

const browser = await puppeteer.launch({ ...findBrowser(), headless: true, protocolTimeout: 1e6 });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.setContent('<!doctype html><title>Soak</title><osm-failure-list></osm-failure-list>');
  await page.addScriptTag({ path: script });
  const result = await page.evaluate(soak, options);
  console.log(
    `${options.calls} calls: first rows after ${result.firstRows} ms, longest task ${result.longestTaskAtFirst} ms`,
  );
  console.log(
    `${result.events} events in ${options.seconds} s: longest task ${result.longestTask} ms, ${result.longTasks} over 50 ms`,
  );
  console.log(`${result.frames} frames, ${result.dropped} dropped, the longest gap ${result.longestGap} ms`);
  console.log(
    `Rows drawn: ${result.rowsAtMost} at most, ${result.shareAtMost.toFixed(2)} times those visible; blank looks: ${result.blank}`,
  );
  console.log(`${result.held} calls held in the end, ${result.rowsRead} rows compared with the model`);
  if (result.shareAtMost > 3) result.problems.push('More than three times the visible rows were drawn.');
  if (result.rowsRead === 0) result.problems.push('No row was read.');
  for (const text of result.problems) console.log(`✖ ${text}`);
  process.exitCode = result.problems.length ? 1 : 0;
} finally {
  await browser.close();
}
