/** Opens a row. */
export const CHEVRON = 'm4 6 4 4 4-4';

/** Beside the header that sorts. */
export const ARROW = 'M8 3v10m-3.5-3.5L8 13l3.5-3.5';
