/** Opens a row. */
export const CHEVRON = 'm4 6 4 4 4-4';

/** Beside what is over its limit. */
export const WARNING = 'M8 2 1.5 13.5h13zm0 4.5V10m0 1.5v.5';

/** Beside the header that sorts. */
export const ARROW = 'M8 3v10m-3.5-3.5L8 13l3.5-3.5';
