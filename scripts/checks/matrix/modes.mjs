/**
 * The modes in which stories are checked, as data. A state has one value of each mode. The first value of each is the
 * default of a person who changed nothing.
 */
export const MODES = {
  scheme: ['light', 'dark'],
  colours: ['own colours', 'forced colours'],
  direction: ['left to right', 'right to left'],
  // A window of 1280 × 1024 at 400 % is 320 × 256 CSS pixels: narrow and low.
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

/** Light and dark without other settings. */
export const PLAIN = STATES.filter((state) => isUsual(state, 'colours', 'direction', 'layout', 'spacing'));

function isUsual(state, ...modes) {
  return modes.every((mode) => state[mode] === MODES[mode][0]);
}

/** The name of a state: the scheme, and the values that are not the default. */
export const nameOf = (state) =>
  [state.scheme, ...Object.keys(MODES).flatMap((mode) => (isUsual(state, mode) ? [] : [state[mode]]))]
    .filter((value, place, all) => all.indexOf(value) === place)
    .join(', ');

/** All pairs of values of different modes in a state. */
function pairsOf(state) {
  const values = Object.values(state);
  return values.flatMap((one, place) => values.slice(place + 1).map((other) => `${one} + ${other}`));
}

/** The pairs of values that no state contains. */
export function missingPairs(states) {
  const seen = new Set(states.flatMap(pairsOf));
  return [...new Set(STATES.flatMap(pairsOf))].filter((pair) => !seen.has(pair));
}

/**
 * Pairwise testing: a few states that, with the plain ones, cover each pair of values. Greedy: most new pairs first.
 */
export const PAIRWISE = pairwise();

function pairwise() {
  const chosen = [...PLAIN];
  while (missingPairs(chosen).length > 0) {
    const left = STATES.map((state) => missingPairs([...chosen, state]).length);
    chosen.push(STATES[left.indexOf(Math.min(...left))]);
  }
  return chosen.slice(PLAIN.length);
}
