/** Area codes, from 201 on, and the hundred numbers in each that are reserved for fiction: nobody's phone rings. */
const AREAS = 799;
const LINES = 100;
/** Prime, so that neighbours in the list have numbers that look nothing like each other. */
const STEP = 7919;

/** The number of a person in a list, another for each of the first 79,900. */
export function fictionalNumber(index: number): string {
  const place = (index * STEP) % (AREAS * LINES);
  return `+1${201 + Math.floor(place / LINES)}55501${String(place % LINES).padStart(2, '0')}`;
}
