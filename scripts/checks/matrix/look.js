/**
 * Runs in the page of a story. Brings it into a state, as far as a page can (the browser does the rest), and finds what
 * axe does not look for: words that are cut off, that lie on others, or that have to be scrolled to sideways, and
 * pictures that nobody can see.
 */
import { useCatalog } from '/dist/catalog.js';
import arabic from '/dist/locales/ar.js';

/** What WCAG 1.4.12 lets people set, as a style of theirs: stronger than the page's, in every shadow root. */
const SPACING = new CSSStyleSheet();
SPACING.replaceSync(`
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p {
    margin-block-end: 2em !important;
  }
`);

/** The document and every open shadow root in it. */
function* roots(root = document) {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) yield* roots(shadowRoot);
}

const elements = () => [...roots()].flatMap((root) => [...root.querySelectorAll('*')]);

const asTheStorySays = { lang: document.documentElement.lang, dir: null };

/** From right to left the page is in Arabic, and the elements follow it: one in English would stay from left to right. */
export async function enter({ direction, spacing }) {
  const page = document.documentElement;
  asTheStorySays.dir ??= page.dir;
  if (direction === 'right to left') {
    useCatalog(arabic);
    Object.assign(page, { lang: 'ar', dir: 'rtl' });
  } else Object.assign(page, asTheStorySays);
  for (const root of roots()) {
    const others = root.adoptedStyleSheets.filter((sheet) => sheet !== SPACING);
    root.adoptedStyleSheets = spacing === 'text spacing' ? [...others, SPACING] : others;
  }
  await settled();
}

/** Whatever was to be drawn because of a change has been drawn, and what was drawn because of that. */
async function settled() {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 200); // a page that is not in front may have no frames
    });
    await Promise.all(elements().map((element) => element.updateComplete));
  }
}

/** What is wrong in the state, a sentence each. */
export function look(level) {
  const words = visibleWords();
  const pale = words.filter((each) => isPale(each, CONTRAST[level]));
  return [
    ...scrollsSideways(),
    ...words.filter(({ isCut }) => isCut).map((each) => `${quote(each)} is cut off`),
    ...overlaps(words),
    ...pale.map((each) => `${quote(each)} has too little contrast`),
    ...unseenPictures(),
  ];
}

/** The least contrast of text, and of large text (WCAG 1.4.3 and 1.4.6). */
const CONTRAST = { AA: { usual: 4.5, large: 3 }, AAA: { usual: 7, large: 4.5 } };

const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

function* ancestors(element) {
  for (let at = element; at; at = parentOf(at)) yield at;
}

const isForEarsOnly = (element) =>
  [...ancestors(element)].some((at) => {
    const { clipPath, position } = getComputedStyle(at);
    return /absolute|fixed/.test(position) && clipPath === 'inset(50%)';
  });

const isVisible = (element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isForEarsOnly(element);

/** Each text that is there to be seen, the boxes of its lines as far as they are in sight, and whether they are cut. */
function visibleWords() {
  const range = document.createRange();
  const words = [];
  for (const root of roots()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const { parentElement: parent } = node;
      // The list of a select belongs to the browser.
      if (!node.data.trim() || !parent || parent.matches('script, style, option') || !isVisible(parent)) continue;
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const windows = windowsAround(parent);
      const seen = boxes.map((box) => within(box, windows));
      if (boxes.length > 0) words.push({ node, parent, isCut: seen.some(({ isCut }) => isCut), boxes: seen });
    }
  }
  return words;
}

/** The boxes through which an element is seen, from the inside out; the last is the page, as wide as its window. */
function windowsAround(element) {
  const page = document.documentElement;
  const boxes = [...ancestors(element)].flatMap((at) => {
    const { overflowX, overflowY, display } = getComputedStyle(at);
    const isWindow = overflowX !== 'visible' && display !== 'contents' && at !== page && at !== document.body;
    const { left, right, top, bottom } = at.getBoundingClientRect();
    const isScroller = /auto|scroll/.test(overflowY);
    return isWindow ? [{ left, right, top, bottom, isScroller, isWide: mayScrollSideways(at) }] : [];
  });
  return [...boxes, { left: 0, right: page.clientWidth, top: -Infinity, bottom: Infinity, isScroller: true }];
}

/** What is left of a box behind windows. It is cut where no scrolling that is allowed brings it into sight. */
function within({ left, right, top, bottom }, windows) {
  let isCut = false;
  for (const window of windows) {
    if (bottom - top <= 0) break;
    if (window.isWide) [left, right] = [left, right].map((x) => Math.min(Math.max(x, window.left), window.right));
    isCut ||= left < window.left - 1 || right > window.right + 1;
    isCut ||= !window.isScroller && (top < window.top - 1 || bottom > window.bottom + 1);
    [top, bottom] = [Math.max(top, window.top), Math.min(bottom, window.bottom)];
  }
  return { left, right, top, bottom, height: bottom - top, isCut };
}

const placeOf = (element) => {
  const name = element.getAttribute('part') ?? element.localName;
  const { host } = element.getRootNode();
  return host ? `${host.localName} ${name}` : name;
};
const quote = ({ node, parent }) => `“${node.data.trim().slice(0, 40)}” (${placeOf(parent)})`;

/** A table of data may (WCAG 1.4.10), where keys can scroll it. */
const mayScrollSideways = (element) => element.tabIndex === 0 && element.querySelector(':scope > table');

function scrollsSideways() {
  const boxes = elements().filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 1 &&
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      !mayScrollSideways(element) &&
      isVisible(element),
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) boxes.unshift(document.documentElement);
  return boxes.map((box) => `${placeOf(box)} scrolls sideways, ${box.scrollWidth} px in ${box.clientWidth} px`);
}

/** Lines that lie on each other. What scrolls under a head that stays is meant to. */
function overlaps(words) {
  const staysInPlace = ({ parent }) =>
    [...ancestors(parent)].some((at) => /sticky|fixed/.test(getComputedStyle(at).position));
  const lines = words
    .filter((each) => !staysInPlace(each))
    .flatMap((each) => each.boxes.map((box) => ({ ...each, box })))
    .filter(({ box }) => box.height > 0)
    .sort((a, b) => a.box.top - b.box.top);
  const found = [];
  for (const [place, one] of lines.entries()) {
    for (const other of lines.slice(place + 1)) {
      if (other.box.top > one.box.bottom) break;
      if (one.node !== other.node && liesOn(one.box, other.box)) found.push(`${quote(one)} lies on ${quote(other)}`);
    }
  }
  return [...new Set(found)];
}

/** The boxes of close lines touch; their letters do not, until boxes share more than a third. */
function liesOn(one, other) {
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return width > 2 && height > Math.min(one.height, other.height) / 3;
}

function isPale({ parent }, { usual, large }) {
  if (parent.closest(':disabled, [aria-disabled=true]')) return false;
  const { color, fontSize, fontWeight } = getComputedStyle(parent);
  const size = parseFloat(fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && fontWeight >= 700);
  return contrast(backgrounds(parent), color) < (isLarge ? large : usual) - 0.005;
}

/** Icons and bars of less than 3:1 to what is behind them (WCAG 1.4.11). */
function unseenPictures() {
  const shapes = elements().filter((element) => element instanceof SVGGeometryElement && isVisible(element));
  return shapes.flatMap((shape) => {
    const behind = backgrounds(shape);
    const best = Math.max(...coloursOf(shape).map((colour) => contrast(behind, colour)));
    return best < 3 ? [`the picture in ${placeOf(parentOf(shape))} has a contrast of ${best.toFixed(2)}`] : [];
  });
}

/**
 * What a shape is drawn in. Where colours are forced, `color` is said as it is drawn, but `currentcolor` in a fill or a
 * stroke as it would have been, which is how text's own fill is always said.
 */
function coloursOf(shape) {
  const { fill, stroke, strokeWidth, color, webkitTextFillColor: unforced } = getComputedStyle(shape);
  const colours = [fill, ...(parseFloat(strokeWidth) > 0 ? [stroke] : [])].filter((colour) => colour !== 'none');
  return colours.map((colour) => (colour === unforced ? color : colour));
}

const backgrounds = (element) => [...ancestors(element)].map((at) => getComputedStyle(at).backgroundColor).reverse();

const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

const known = new Map();

/** Luminance of colours that are painted over each other, as WCAG defines it. */
function luminance(colours) {
  const key = colours.join();
  if (!known.has(key)) known.set(key, luminanceOf(colours));
  return known.get(key);
}

function luminanceOf(colours) {
  for (const colour of ['white', ...colours]) {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(behind, colour) {
  const [darker, lighter] = [luminance(behind), luminance([...behind, colour])].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
