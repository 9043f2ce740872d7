/** Runs in the page: drives one contestant and measures what is visible. */
/* global location, ResizeObserver */
import { frame } from '../frame.mjs';
import { WORDS, Work } from './work.mjs';

const ROW_HEIGHT = 40;
const STEPS = 60;
/** Two thirds of the viewport per step: fast scrolling. */
const STEP = 400;
const PATIENCE_MS = 20_000;
/** An x coordinate in the title column. */
const TITLE_X = 260;

const COLUMNS = [
  { key: 'time', name: 'Time', width: 170 },
  { key: 'reason', name: 'Reason', width: 500 },
  { key: 'blame', name: 'Blame', width: 200 },
  { key: 'duration', name: 'Duration', width: 90 },
];

const clock = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The words of a row, for a raw call or a prepared one. */
function cellsOf(row) {
  const call = row.call ?? row;
  const { title, label } = WORDS[call.failureReason];
  const time = clock.format(row.time ?? Date.parse(call.endedAt));
  return [time, `${title} ${call.id}`, label, `${call.durationSeconds} s`];
}

function header() {
  const row = document.createElement('div');
  row.className = 'row head';
  for (const { name } of COLUMNS) row.append(Object.assign(document.createElement('div'), { textContent: name }));
  return row;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function hit(x, y) {
  let element = document.elementFromPoint(x, y);
  for (;;) {
    const inner = element?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === element) return element;
    element = inner;
  }
}

const box = document.querySelector('#box');
const asksForWork = new URLSearchParams(location.search).has('work');
const { mount } = await import('./contestant.js');
const view = mount(box, { cellsOf, columns: COLUMNS, rowHeight: ROW_HEIGHT, header });

const { calls, later, expected } = await (await fetch('/calls.json')).json();
const work = new Work();

// One interface, whether the contestant does the work itself or the page does.
const hostWorks = asksForWork && !view.doesTheWork;
const show = () => {
  if (hostWorks) work.take(calls);
  view.show(hostWorks ? work.rows : calls);
};
const filter = (blame) => {
  if (view.filter) view.filter(blame);
  else view.show(blame ? work.rows.filter((row) => row.blame === blame) : work.rows);
};
const turn = (sort) => {
  if (view.turn) view.turn(sort);
  else view.show([...work.rows].sort((a, b) => (sort === 'asc' ? a.time - b.time : b.time - a.time)));
};
const add = (batch) => {
  if (view.doesTheWork) return view.add(batch);
  const fresh = work.add(batch);
  return view.add ? view.add(fresh) : view.show(work.rows);
};

/** The id of the call whose row is at this y coordinate; '' if there is none. */
const idAt = (y) =>
  /call_\w{6}/.exec(hit(box.getBoundingClientRect().left + TITLE_X, y)?.closest(view.rowSelector)?.textContent)?.[0] ??
  '';

const viewport = () => view.scroller()?.getBoundingClientRect();

/** The id of the first visible call. */
function firstId() {
  const { top = 0 } = viewport() ?? {};
  for (let y = top + 4; y < top + 120; y += 8) if (idAt(y)) return idAt(y);
  return '';
}

/** Changes size in every frame: its ResizeObserver runs after layout and just before paint, after all other work. */
const probe = box.parentElement.appendChild(document.createElement('i'));
probe.style.cssText = 'position:fixed;inset-block-end:0;visibility:hidden;inline-size:1px';

/** The time from an action until the end of the frame that shows the expected first call. */
async function until(act, wanted) {
  let [start, shown] = [0, ''];
  const observer = new ResizeObserver(() => (shown = firstId()));
  observer.observe(probe);
  const nextFrame = (then) =>
    frame(() => {
      then();
      probe.style.inlineSize = probe.style.inlineSize === '1px' ? '2px' : '1px';
    });
  await nextFrame(() => {
    start = performance.now();
    act();
  });
  for (;;) {
    const took = performance.now() - start;
    if (shown === wanted || took > PATIENCE_MS) observer.disconnect();
    if (shown === wanted) return took;
    if (took > PATIENCE_MS) throw new Error(`Waited for ${wanted} to be first, and saw ${shown || 'none'}.`);
    await nextFrame(() => {});
  }
}

/** Scrolls in steps and calls `look` after each frame. Returns the time of each frame in ms. */
async function scrollOn(look = () => {}) {
  const scroller = view.scroller();
  const from = scroller.scrollTop;
  const frames = [];
  for (let step = 1; step <= STEPS; step++) {
    let began = 0;
    scroller.addEventListener('scroll', () => (began = performance.now()), { capture: true, once: true });
    scroller.scrollTop = from + step * STEP;
    await frame(() => (began ||= performance.now()));
    frames.push(performance.now() - began);
    look();
  }
  return frames;
}

globalThis.bench = {
  firstRows: () => until(show, asksForWork ? expected.newest : calls[0].id),
  scroll: () => scrollOn(),

  /** The share of sampled rows that are blank after a frame. */
  async blanks() {
    let [points, blank] = [0, 0];
    await scrollOn(() => {
      const { top, bottom } = viewport();
      for (let y = bottom - ROW_HEIGHT / 2; y > top + 1.5 * ROW_HEIGHT; y -= ROW_HEIGHT) {
        points++;
        if (!idAt(y)) blank++;
      }
    });
    return blank / points;
  },

  async toTop() {
    view.scroller().scrollTop = 0;
    await pause(300);
  },

  async filter() {
    const took = await until(() => filter('caller'), expected.caller);
    await until(() => filter(null), expected.newest);
    await pause(300);
    return took;
  },

  async sort() {
    const took = await until(() => turn('asc'), expected.oldest);
    await until(() => turn(null), expected.newest);
    await pause(300);
    return took;
  },

  async append() {
    for (const batch of later) {
      add(batch);
      await frame();
      await frame();
    }
    await until(() => {}, expected.added);
  },
};
await frame();
globalThis.bench.isReady = true;
