/**
 * A reporter for Node's test runner: one line of JSON, `{ passed, failed, skipped }`. Suites are not counted, only their
 * tests; a file that crashes is one failed test.
 */
export default async function* countTests(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite') continue;
    counts[outcomeOf(type, data)] += 1;
  }
  yield JSON.stringify(counts);
}

function outcomeOf(type, { skip, todo }) {
  // Without a reason, Node sets both to true or to ''.
  if (skip !== undefined || todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}
