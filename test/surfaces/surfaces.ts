/**
 * Every surface that explains a failure: what it covers, which fields it shows, and how to read them. A surface that is
 * missing here fails test/node/surfaces.test.ts: add an entry, or give the reason in `NO_SURFACES` why it is none.
 */
import { readFileSync } from 'node:fs';

import type { Format } from '@osmapi/osmtalk-elements/catalog.js';
import {
  blameLabel,
  describeFailureReason,
  explainFailure,
  formatFailure,
  isRetryableFailure,
  shouldRetry,
  testerGuide,
} from '@osmapi/osmtalk-elements/catalog.js';
import { disputeInMarkdown } from '@osmapi/osmtalk-elements/elements.js';
import { FailureLedger } from '@osmapi/osmtalk-elements/ledger.js';
import type { Difference } from '@osmapi/osmtalk-elements/parity.js';
import { compareCatalog, compareGuidance, findMissingWords } from '@osmapi/osmtalk-elements/parity.js';

import { plain } from '../support/plain.js';
import type { Stage } from './browser.js';
import * as browser from './browser.js';
import * as examples from './examples.js';
import type { Field, Said } from './said.js';
import { official, readLines, readProblem, reasonOf } from './said.js';
import * as server from './server.js';

type SaidOfAll = Readonly<Record<string, Said>>;

export interface Surface {
  readonly name: string;
  /** What it covers, in the names of guard.ts: `format html`, `element osm-failure-banner`, `export blameLabel`. */
  readonly covers: readonly string[];
  /** The fields that it shows. */
  readonly shows: readonly Field[];
  /** The reasons that it shows; all ten if absent. */
  readonly reasons?: readonly string[];
  /** Reads its words, by reason. */
  readonly read: (stage: Stage) => SaidOfAll | Promise<SaidOfAll>;
}

const ROW: readonly Field[] = ['title', 'blameLabel'];
const WORDS: readonly Field[] = [...ROW, 'cause', 'whatToTry'];
const GUIDANCE: readonly Field[] = ['title', 'cause', 'likelyBlame', 'whatToTry', 'retryable'];
const FAILURE: readonly Field[] = [...GUIDANCE, 'blameLabel', 'reassurance'];
const PRINTED: readonly Field[] = [...WORDS, 'retryable', 'reassurance'];

/** Reads the words of each reason. */
const ofEach = (read: (reason: string) => Said): SaidOfAll =>
  Object.fromEntries([...official.keys()].map((reason) => [reason, read(reason)]));

const failureOf = (reason: string) => explainFailure({ id: reason, status: 'failed', failureReason: reason })!;

/** A failure with its guidance as one flat object. */
const flat = ({ guidance, ...failure }: ReturnType<typeof failureOf>): Said => ({ ...guidance, ...failure });

/** The words that parity.js expects for a reason. */
const expectedIn = (differences: readonly Difference[], reason: string): Said =>
  Object.fromEntries(
    differences.filter((each) => each.reason === reason).map(({ field, expected }) => [field, expected]),
  );

const helpers: readonly Surface[] = [
  {
    name: 'describeFailureReason',
    covers: ['door ./catalog.js', 'export describeFailureReason', 'export blameLabel'],
    shows: [...GUIDANCE, 'blameLabel'],
    read: () =>
      ofEach((reason) => {
        const guidance = describeFailureReason(reason);
        return { ...guidance, blameLabel: blameLabel(guidance.likelyBlame) };
      }),
  },
  {
    name: 'isRetryableFailure',
    covers: ['export isRetryableFailure'],
    shows: ['retryable'],
    read: () => ofEach((reason) => ({ retryable: isRetryableFailure(reason) })),
  },
  {
    name: 'shouldRetry',
    covers: ['export shouldRetry'],
    shows: ['retryable'],
    read: () => ofEach((reason) => ({ retryable: shouldRetry(reason, { maxAttempts: 3 }).retry })),
  },
  {
    name: 'explainFailure',
    covers: ['export explainFailure'],
    shows: FAILURE,
    read: () => ofEach((reason) => flat(failureOf(reason))),
  },
  {
    name: 'a failure of FailureLedger',
    covers: ['door ./ledger.js', 'export FailureLedger'],
    shows: FAILURE,
    read: () => {
      const ledger = new FailureLedger();
      return ofEach((reason) => {
        ledger.upsert({ id: reason, status: 'failed', failureReason: reason });
        return flat(ledger.failure(reason)!);
      });
    },
  },
  {
    name: 'testerGuide',
    covers: ['export testerGuide'],
    shows: WORDS,
    read: () => {
      const [, ...sections] = plain.markdown(testerGuide()).split('\n### ');
      const said = sections.map(readLines);
      return Object.fromEntries(said.map((each) => [reasonOf(String(each.title)), each]));
    },
  },
  {
    name: 'disputeInMarkdown',
    covers: ['export disputeInMarkdown'],
    shows: [...WORDS, 'retryable'],
    read: () => ofEach((reason) => readLines(withoutIntro(plain.markdown(disputeInMarkdown(failureOf(reason)))))),
  },
  {
    name: 'what compareGuidance expects',
    covers: ['door ./parity.js', 'export compareGuidance'],
    shows: GUIDANCE,
    read: () => ofEach((reason) => expectedIn(compareGuidance({ describeFailureReason: () => null }), reason)),
  },
  {
    name: 'what compareCatalog expects',
    covers: ['export compareCatalog'],
    shows: [...GUIDANCE, 'blameLabel'],
    read: () => ofEach((reason) => expectedIn(compareCatalog(null), reason)),
  },
  {
    name: 'what findMissingWords expects',
    covers: ['export findMissingWords'],
    shows: WORDS,
    read: () => ofEach((reason) => expectedIn(findMissingWords('', reason), reason)),
  },
];

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

interface CatalogJson {
  readonly reasons: Readonly<Record<string, Said>>;
  readonly blames: Readonly<Record<string, string>>;
}

interface CatalogSchema {
  readonly properties: {
    readonly reasons: {
      readonly properties: SchemaOf<{ readonly properties: SchemaOf<{ readonly const: unknown }> }>;
    };
  };
}
type SchemaOf<T> = Readonly<Record<string, T>>;

const files: readonly Surface[] = [
  {
    name: 'catalog.json',
    covers: ['door ./catalog.json'],
    shows: [...GUIDANCE, 'blameLabel'],
    read: () => {
      const { reasons, blames } = json('dist/catalog.json') as CatalogJson;
      return Object.fromEntries(
        Object.entries(reasons).map(([reason, row]) => [
          reason,
          { ...row, blameLabel: blames[String(row.likelyBlame)] },
        ]),
      );
    },
  },
  {
    name: 'catalog.schema.json',
    covers: ['door ./catalog.schema.json'],
    shows: ['likelyBlame', 'retryable'],
    read: () => {
      const rows = (json('dist/catalog.schema.json') as CatalogSchema).properties.reasons.properties;
      return Object.fromEntries(
        Object.entries(rows).map(([reason, { properties }]) => [
          reason,
          { likelyBlame: properties.likelyBlame?.const, retryable: properties.retryable?.const },
        ]),
      );
    },
  },
  {
    name: 'llms.txt',
    covers: ['packed llms.txt'],
    shows: [...ROW, 'likelyBlame', 'whatToTry', 'retryable'],
    read: () => {
      const cells = /^\| `(\w+)` \| (.+?) \| `(\w+)` \((.+?)\) \| (yes|no) \| (.+) \|$/gm;
      const rows = [...readFileSync('llms.txt', 'utf8').matchAll(cells)];
      return Object.fromEntries(
        rows.map(([, reason, title, likelyBlame, label, verdict, whatToTry]) => [
          reason,
          { title, likelyBlame, blameLabel: label, retryable: verdict === 'yes', whatToTry },
        ]),
      );
    },
  },
];

const withoutIntro = (text: string): string => text.slice(text.indexOf('\n\n'));

/** A format of `formatFailure`, printed for testers. */
const format = (kind: Format, read: (text: string) => Said, print = formatFailure): Surface => ({
  name: `formatFailure as ${kind}`,
  covers: [`format ${kind}`],
  shows: PRINTED,
  read: () => ofEach((reason) => read(print(reason, { format: kind, audience: 'tester' }))),
});

/** `formatFailure` with colours, whatever this process prints to; '' if there are none. */
const inColour: typeof formatFailure = (...given) => {
  const { env } = process;
  process.env = { FORCE_COLOR: '1' };
  const text = formatFailure(...given);
  process.env = env;
  return text.startsWith('\u001b[') ? text : '';
};

const formats: readonly Surface[] = [
  { ...format('text', readLines), covers: ['format text', 'export formatFailure'] },
  format('ansi', (text) => readLines(plain.ansi(text)), inColour),
  format('markdown', (text) => readLines(plain.markdown(text))),
  format('html', (text) => readLines(plain.html(text))),
  format('problem+json', readProblem),
];

const BANNERS = browser.tagsOf('osm-failure-banner', 'audience="tester" retry');
const REGISTER_BANNER = "import './dist/osm-failure-banner.js';";
const REGISTER_LIST = "import './dist/osm-failure-list.js';";

/** Banners registered by a script: code that imports from dist/, or a file in it. */
const banners = (name: string, script: string, covers: readonly string[], markup = BANNERS): Surface => ({
  name,
  covers,
  shows: FAILURE,
  read: async (stage) => browser.readTags(await browser.pageWith(stage, script, markup)),
});

/** The text in the events that banners send when a control is pressed. */
const pressed = (press: browser.Press, read: (text: string) => Said): Pick<Surface, 'read'> => ({
  read: async (stage) => {
    const page = await browser.pageWith(stage, REGISTER_BANNER, BANNERS);
    return browser.byReason((await browser.textsSent(page, press)).map(read));
  },
});

const mailOf = (href: string): string => new URL(href).searchParams.get('body')?.replaceAll('\r\n', '\n') ?? '';

const inBrowser: readonly Surface[] = [
  {
    name: 'the badge',
    covers: ['element osm-blame-badge', 'door ./osm-blame-badge.js', 'export OsmBlameBadge'],
    shows: ['blameLabel'],
    read: async (stage) => {
      const script = "import './dist/osm-blame-badge.js';";
      return browser.readBadges(await browser.pageWith(stage, script, browser.tagsOf('osm-blame-badge')));
    },
  },
  banners('the banner', REGISTER_BANNER, ['element osm-failure-banner', 'door ./osm-failure-banner.js']),
  banners('the banner of the main door', "import './dist/index.js';", ['door .']),
  banners(
    'the banner under a name of the host’s own',
    "import { OsmFailureBanner } from './dist/elements.js'; customElements.define('my-banner', OsmFailureBanner);",
    ['door ./elements.js', 'export OsmFailureBanner'],
    browser.tagsOf('my-banner', 'audience="tester" retry'),
  ),
  banners('the banner of cdn/osmtalk-elements.js', 'dist/cdn/osmtalk-elements.js', ['door ./cdn/osmtalk-elements.js']),
  banners('the banner of cdn/osmtalk-elements.classic.js', 'dist/cdn/osmtalk-elements.classic.js', [
    'door ./cdn/osmtalk-elements.classic.js',
  ]),
  {
    name: 'what is copied',
    covers: ['export OsmCopyEvent'],
    shows: PRINTED,
    ...pressed({ selector: '[name=text]', event: 'osm-copy', field: 'text' }, readLines),
  },
  {
    name: 'what is copied as Markdown',
    covers: [],
    shows: PRINTED,
    ...pressed({ selector: '[name=markdown]', event: 'osm-copy', field: 'text' }, (text) =>
      readLines(plain.markdown(text)),
    ),
  },
  {
    name: 'the mail that disputes',
    covers: ['export OsmDisputeEvent'],
    shows: [...WORDS, 'retryable'],
    ...pressed({ selector: '[part=dispute-link]', event: 'osm-dispute', field: 'href' }, (href) =>
      readLines(withoutIntro(mailOf(href))),
    ),
  },
  {
    name: 'what is announced',
    covers: [],
    shows: [...ROW, 'whatToTry'],
    read: async (stage) => {
      const markup = '<osm-failure-banner reason="other" announce="polite"></osm-failure-banner>';
      return browser.readAnnouncements(await browser.pageWith(stage, REGISTER_BANNER, markup));
    },
  },
  {
    name: 'a row of the list',
    covers: ['door ./osm-failure-list.js', 'export OsmFailureList'],
    shows: ROW,
    read: async (stage) => browser.readRows(await browser.pageWith(stage, REGISTER_LIST, browser.listOf())),
  },
  {
    name: 'an opened call of the list',
    covers: ['element osm-failure-list'],
    shows: FAILURE,
    read: async (stage) => {
      const markup = browser.listOf('audience="tester" retry');
      return browser.readDetails(await browser.pageWith(stage, REGISTER_LIST, markup));
    },
  },
  {
    name: 'the list’s filter by reason',
    covers: [],
    shows: ['title'],
    read: async (stage) => browser.readChoices(await browser.pageWith(stage, REGISTER_LIST, browser.listOf())),
  },
  {
    name: 'the list’s notices',
    covers: [],
    shows: ['title', 'whatToTry'],
    reasons: ['no_audio_output', 'stale_sweep'],
    read: async (stage) => {
      const many = browser.listOf('total-calls="100"', 10);
      return browser.readNotices(await browser.pageWith(stage, REGISTER_LIST, many));
    },
  },
];

const onServer: readonly Surface[] = [
  {
    name: 'the badge from a server',
    covers: ['server osm-blame-badge'],
    shows: ['blameLabel'],
    read: async (stage) => browser.readBadges(await server.pageFrom(stage, server.badges)),
  },
  {
    name: 'the banner from a server',
    covers: ['server osm-failure-banner'],
    shows: FAILURE,
    read: async (stage) => browser.readTags(await server.pageFrom(stage, server.banners)),
  },
  {
    name: 'the list from a server',
    covers: ['server osm-failure-list'],
    shows: ROW,
    read: async (stage) => browser.readRows(await server.pageFrom(stage, server.list)),
  },
];

const inExamples: readonly Surface[] = [
  {
    name: 'the failures of bulk-campaign',
    covers: ['example bulk-campaign'],
    shows: [...WORDS, 'retryable'],
    read: examples.readCampaign,
  },
  { name: 'the summary of bulk-campaign', covers: [], shows: ROW, read: examples.readSummary },
  {
    name: 'the log of webhook-receiver',
    covers: ['example webhook-receiver'],
    shows: [...WORDS, 'retryable'],
    read: examples.readReceiver,
  },
  {
    name: 'a call’s page of ops-console',
    covers: ['example ops-console'],
    shows: [...GUIDANCE, 'blameLabel'],
    read: examples.readConsole,
  },
  {
    name: 'a call’s page of server-rendering',
    covers: ['example server-rendering'],
    shows: [...WORDS, 'likelyBlame'],
    read: examples.readServer,
  },
  {
    name: 'crm-page',
    covers: ['example crm-page'],
    shows: [...WORDS, 'likelyBlame'],
    reasons: ['no_audio_either_direction', 'sip_rejected'],
    read: examples.readCrmPage,
  },
  {
    name: 'crm-page without script',
    covers: [],
    shows: ['title', 'whatToTry'],
    reasons: ['no_audio_either_direction', 'sip_rejected'],
    read: examples.readCrmFallback,
  },
];

export const SURFACES: readonly Surface[] = [
  ...helpers,
  ...files,
  ...formats,
  ...inBrowser,
  ...onServer,
  ...inExamples,
];

/** What shows no official words, and why. */
export const NO_SURFACES: Readonly<Record<string, string>> = {
  'door ./react.js': 'The same elements; test/anywhere/frameworks reads them in pages of React.',
  'door ./vue.js': 'Types alone.',
  'door ./svelte.js': 'Types alone.',
  'door ./solid.js': 'Types alone.',
  'door ./locales/*.js': 'Translations of ours: the page is in English.',
  'door ./themes/bootstrap.css': 'A style sheet.',
  'door ./themes/hubspot.css': 'A style sheet.',
  'door ./themes/salesforce.css': 'A style sheet.',
  'door ./cdn/integrity.json': 'Hashes.',
  'door ./custom-elements.json': 'About the elements, not the reasons.',
  'door ./package.json': 'About the package.',
  'export BLAMES': 'Names.',
  'export FAILURE_REASONS': 'Names.',
  'export VERSION': 'A number.',
  'export WORDS_VERSION': 'A number.',
  'export WORDS_HASH': 'A number.',
  'export readCall': 'Facts of a call.',
  'export useCatalog': 'Takes words, and gives none.',
  'export eventOrder': 'Tells which event is later.',
  'export compareEvents': 'Tells which event is later.',
  'export OsmOpenEvent': 'Carries what explainFailure gives.',
  'export OsmRetryEvent': 'Carries what explainFailure gives.',
  'export OsmFilterEvent': 'What a person chose.',
  'export OsmSelectEvent': 'Ids.',
  'export OsmReloadEvent': 'Carries nothing.',
  'example platform': 'A stand-in for the platform, which says reasons and no words.',
  'example shared': 'What the examples share, which says nothing by itself.',
};
