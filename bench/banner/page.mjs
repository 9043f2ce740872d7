/** Runs in the page: drives one contestant and measures what is visible. */
/* global Node */
import { FAILURE_REASONS } from '../../dist/catalog.js';
import { frame } from '../frame.mjs';
import * as contestant from './contestant.js';
import { wordsOf } from './words.mjs';

const COUNT = 1000;
const PATIENCE_MS = 30_000;
/** The minimum height of a banner in px: a lower one is not rendered yet. */
const LEAST = 60;

/** Calls in the shape of the platform's REST API, without facts that contradict their reasons. */
const makeCalls = (shift) =>
  Array.from({ length: COUNT }, (_, place) => {
    const failureReason = FAILURE_REASONS[(place + shift) % FAILURE_REASONS.length];
    return {
      id: `call_${(place + shift * COUNT).toString(36).padStart(6, '0')}`,
      agentId: `agent_${place % 20}`,
      channel: 'phone',
      status: 'failed',
      failureReason,
      startedAt: '2026-05-13T08:00:00.000Z',
      endedAt: '2026-05-13T08:06:00.000Z',
      durationSeconds: failureReason === 'caller_hung_up_silently' ? 2 : 360,
    };
  });

const calls = makeCalls(0);
const others = makeCalls(1);
const box = document.querySelector('#box');
box.innerHTML = contestant.around ?? '';
const place = box.firstElementChild ?? box;
let banners = [];

/** The text of a node, nested shadow roots included. */
function textIn(node) {
  const inner = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(textIn).join(' ');
  return node.nodeType === Node.TEXT_NODE ? node.data : inner;
}

function lackingWord(banner, call) {
  const text = textIn(banner).replace(/\s+/g, ' ');
  const { title, label, cause, whatToTry, advice } = wordsOf(call);
  return [title, label, cause, whatToTry, advice].find((word) => !text.includes(word));
}

/** The height of an element, or of its content if it has no box itself. */
function heightOf(banner) {
  const range = document.createRange();
  range.selectNode(banner);
  return range.getBoundingClientRect().height;
}

/** The time from an action until the end of the frame that shows the last banner with its words. */
async function until(act, wanted) {
  let start = 0;
  await frame(() => {
    start = performance.now();
    act();
  });
  for (;;) {
    const took = performance.now() - start;
    const lacking = lackingWord(banners.at(-1), wanted.at(-1));
    if (!lacking && heightOf(banners.at(-1)) > LEAST) return took;
    if (took > PATIENCE_MS) throw new Error(`Waited for ${lacking ?? 'a box'}.`);
    await frame();
  }
}

function create() {
  banners = calls.map(contestant.make);
  const together = document.createDocumentFragment();
  together.append(...banners);
  place.append(together);
}

globalThis.bench = {
  create: () => until(create, calls),

  update() {
    return until(() => banners.forEach((banner, index) => contestant.update(banner, others[index])), others);
  },

  /** Throws unless every banner shows the expected words: otherwise the measurement is void. */
  check() {
    const lacking = banners.map((banner, index) => lackingWord(banner, others[index])).find(Boolean);
    if (lacking) throw new Error(`A banner lacks "${lacking}".`);
  },

  async remove() {
    banners = [];
    place.replaceChildren();
    for (let frames = 0; frames < 3; frames++) await frame();
  },
};
await frame();
globalThis.bench.isReady = true;
