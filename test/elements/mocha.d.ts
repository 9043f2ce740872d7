/** The globals that the test runner's mocha gives a test file. */
type MochaBody = (this: { timeout(milliseconds: number): void }) => unknown;
declare const describe: (title: string, body: () => void) => void;
declare const it: (title: string, body: MochaBody) => void;
declare const before: (body: MochaBody) => void;
declare const beforeEach: (body: MochaBody) => void;
declare const after: (body: MochaBody) => void;
declare const afterEach: (body: MochaBody) => void;
