/**
 * The modes in which stories are looked at, as data. A state is one value of each mode; the first value of each is what a
 * person has who changed nothing.
 */
export const MODES = {
  scheme: ['light', 'dark'],
  colours: ['own colours', 'forced colours'],
  direction: ['left to right', 'right to left'],
  // 400 % of a window of 1280 × 1024 is 320 × 256 of the page's pixels: a window that is low, too.
  layout: ['wide', '320 px', '400 %'],
  spacing: ['usual spacing', 'text spacing'],
};

export const VIEWPORTS = {
  wide: { width: 1000, height: 800 },
  '320 px': { width: 320, height: 800 },
  '400 %': { width: 320, height: 256, deviceScaleFactor: 4 },
};

/** All states: every value of each mode with every value of the others. */
export const STATES = Object.entries(MODES).reduce(
  (states, [mode, values]) => states.flatMap((state) => values.map((value) => ({ ...state, [mode]: value }))),
  [{}],
);

/** What `npm test` has looked at from the first: a page as it comes, in light and in dark. */
export const PLAIN = STATES.filter((state) => isUsual(state, 'colours', 'direction', 'layout', 'spacing'));

function isUsual(state, ...modes) {
  return modes.every((mode) => state[mode] === MODES[mode][0]);
}

/** The scheme, and whatever is not usual. */
export const nameOf = (state) =>
  [state.scheme, ...Object.keys(MODES).flatMap((mode) => (isUsual(state, mode) ? [] : [state[mode]]))]
    .filter((value, place, all) => all.indexOf(value) === place)
    .join(', ');

/** Every two values of different modes that a state shows together. */
function pairsOf(state) {
  const values = Object.values(state);
  return values.flatMap((one, place) => values.slice(place + 1).map((other) => `${one} + ${other}`));
}

/** The pairs of values that occur in none of the states. */
export function missingPairs(states) {
  const seen = new Set(states.flatMap(pairsOf));
  return [...new Set(STATES.flatMap(pairsOf))].filter((pair) => !seen.has(pair));
}

/** A few states that show, beside the plain ones, each pair of values: always the next one that shows most new pairs. */
export const PAIRWISE = pairwise();

function pairwise() {
  const chosen = [...PLAIN];
  while (missingPairs(chosen).length > 0) {
    const left = STATES.map((state) => missingPairs([...chosen, state]).length);
    chosen.push(STATES[left.indexOf(Math.min(...left))]);
  }
  return chosen.slice(PLAIN.length);
}
