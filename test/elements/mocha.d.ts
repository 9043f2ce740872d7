/** The globals that the test runner's mocha gives a test file. */
type Body = () => void | Promise<void>;
declare const describe: (title: string, body: () => void) => void;
declare const it: (title: string, body: Body) => void;
declare const before: (body: Body) => void;
declare const beforeEach: (body: Body) => void;
declare const after: (body: Body) => void;
declare const afterEach: (body: Body) => void;
