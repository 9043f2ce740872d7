import '../src/osm-failure-list.js';

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';

import type { LikelyBlame } from '../src/catalog.js';
import { blameLabel, BLAMES, FAILURE_REASONS, useCatalog } from '../src/catalog.js';
import { banner as sayBanner } from '../src/catalog/english.js';
import { list as say } from '../src/catalog/english-list.js';
import type { Audience, OsmFailureList, OsmRetryEvent, RetryHandler } from '../src/elements.js';
import arabic from '../src/locales/ar.js';
import { failedCalls, laterFailures } from './data.js';
import { drawn, inside } from './support.js';

interface Args {
  calls?: unknown;
  'total-calls'?: number;
  blame?: LikelyBlame;
  reason?: string;
  retryable?: boolean;
  query?: string;
  sort?: OsmFailureList['sort'];
  'group-by'?: 'reason' | 'blame' | 'day';
  selectable?: boolean;
  retry?: boolean;
  retryPolicy?: OsmFailureList['retryPolicy'];
  paused?: boolean;
  'page-size'?: number;
  'heading-level'?: number;
  audience?: Audience;
  'events-href'?: string;
  announce?: 'off' | 'polite' | 'assertive';
  loading?: boolean;
  error?: string;
  lang?: string;
  /** The host's retry handler, passed to `event.retryWith`. */
  retryWith: RetryHandler;
  'osm-open': (event: Event) => void;
  'osm-select': (event: Event) => void;
  'osm-filter': (event: Event) => void;
  'osm-reload': (event: Event) => void;
  'osm-retry': (event: OsmRetryEvent) => void;
}

const list = (args: Args) => html`
  <osm-failure-list
    .calls=${args.calls ?? null}
    total-calls=${args['total-calls'] ?? nothing}
    blame=${args.blame ?? nothing}
    reason=${args.reason ?? nothing}
    retryable=${args.retryable ?? nothing}
    query=${args.query ?? nothing}
    sort=${args.sort ?? nothing}
    group-by=${args['group-by'] ?? nothing}
    ?selectable=${args.selectable}
    ?retry=${args.retry}
    .retryPolicy=${args.retryPolicy ?? null}
    ?paused=${args.paused}
    page-size=${args['page-size'] ?? nothing}
    heading-level=${args['heading-level'] ?? nothing}
    audience=${args.audience ?? nothing}
    events-href=${args['events-href'] ?? nothing}
    announce=${args.announce ?? nothing}
    ?loading=${args.loading}
    error=${args.error ?? nothing}
    lang=${args.lang ?? nothing}
    @osm-open=${args['osm-open']}
    @osm-select=${args['osm-select']}
    @osm-filter=${args['osm-filter']}
    @osm-reload=${args['osm-reload']}
    @osm-retry=${(event: OsmRetryEvent) => {
      args['osm-retry'](event);
      event.retryWith(args.retryWith);
    }}
  ></osm-failure-list>
`;

const unlisted = { control: false, table: { disable: true } } as const;

const meta: Meta<Args> = {
  title: 'Elements/Failure list',
  component: 'osm-failure-list',
  render: list,
  args: {
    calls: failedCalls(),
    retryWith: fn(() => new Promise((resolve) => setTimeout(resolve, 1200))).mockName('retryWith'),
    'osm-open': fn().mockName('osm-open'),
    'osm-select': fn().mockName('osm-select'),
    'osm-filter': fn().mockName('osm-filter'),
    'osm-reload': fn().mockName('osm-reload'),
    'osm-retry': fn().mockName('osm-retry'),
  },
  argTypes: {
    // Sixty calls are too long for a control.
    calls: { control: false },
    'total-calls': { control: { type: 'number', min: 0 } },
    blame: { control: 'select', options: BLAMES },
    reason: { control: 'select', options: FAILURE_REASONS },
    retryable: { control: 'boolean' },
    query: { control: 'text' },
    sort: {
      control: 'select',
      options: ['time', '-time', 'reason', '-reason', 'blame', '-blame', 'duration', '-duration'],
    },
    'group-by': { control: 'inline-radio', options: ['reason', 'blame', 'day'] },
    selectable: { control: 'boolean' },
    retry: { control: 'boolean' },
    paused: { control: 'boolean' },
    'page-size': { control: { type: 'number', min: 0 } },
    'heading-level': { control: { type: 'range', min: 1, max: 6, step: 1 } },
    audience: { control: 'inline-radio', options: ['operator', 'tester', 'developer'] },
    'events-href': { control: 'text' },
    announce: { control: 'inline-radio', options: ['off', 'polite', 'assertive'] },
    loading: { control: 'boolean' },
    error: { control: 'text' },
    lang: { control: 'text' },
    retryWith: unlisted,
    retryPolicy: { control: 'object' },
  },
};
export default meta;
type Story = StoryObj<Args>;

/** Sixty failed calls on two afternoons, newest first. */
export const Campaign: Story = {
  play: async ({ canvasElement }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await expect(part('heading')).toHaveTextContent('60 failed calls');
    await expect(element.summary.byBlame).toEqual({
      platform: 16,
      caller: 17,
      carrier: 21,
      environment: 5,
      unknown: 1,
    });
  },
};

// Without rows

export const Empty: Story = {
  args: { calls: [] },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-list');
    await expect(by.getByText(say.empty)).toBeVisible();
  },
};

export const NoMatch: Story = {
  args: { query: 'agent_collections' },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-list');
    await expect(by.getByText(say.noMatch)).toBeVisible();
  },
};

/** Filters without a match can be cleared. */
export const FiltersCleared: Story = {
  args: { query: 'agent_collections' },
  play: async ({ canvasElement }) => {
    const { element, by, parts } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('button', { name: say.clearFilters }));
    await waitFor(() => expect(parts('row').length).toBeGreaterThan(0));
    await expect(element.query).toBe('');
  },
};

/** An answer in another shape must not look as if nothing had failed. */
export const NotAListOfCalls: Story = {
  args: { calls: { status: 'ok', rows: 60 } },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-list');
    await expect(by.getByText(say.unreadable)).toBeVisible();
    await expect(by.queryByText(say.empty)).toBeNull();
  },
};

export const Loading: Story = { args: { calls: null, loading: true } };

/** Loaded rows stay visible on an error. */
export const CouldNotBeLoaded: Story = {
  name: 'Error',
  args: { error: '503 from the calls service.' },
  play: async ({ canvasElement, args }) => {
    const { by, parts } = await drawn(canvasElement, 'osm-failure-list');
    await expect(by.getByText('503 from the calls service.')).toBeVisible();
    await expect(parts('row').length).toBeGreaterThan(0);
    await userEvent.click(by.getByRole('button', { name: say.reload }));
    await expect(args['osm-reload']).toHaveBeenCalledOnce();
  },
};

export const ErrorBeforeTheFirstCall: Story = { args: { calls: null, error: '503 from the calls service.' } };

// Filters, order and pages

/** Pressing a blame shows its calls only. */
export const Filtered: Story = {
  play: async ({ canvasElement, args }) => {
    const { element, by } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('button', { name: /^Carrier/ }));
    await waitFor(() => expect(by.getByRole('button', { name: /^Carrier/ })).toHaveAttribute('aria-pressed', 'true'));
    await expect(element.summary).toMatchObject({ failures: 60, shown: 21 });
    await expect(args['osm-filter']).toHaveBeenCalledWith(expect.objectContaining({ blame: 'carrier' }));
  },
};

/** Calls that are not retryable, which a person has to look at. */
export const ForAHuman: Story = {
  play: async ({ canvasElement, args }) => {
    const { element, by } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.selectOptions(by.getByRole('combobox', { name: say.retryVerdict }), 'false');
    await waitFor(() => expect(element.summary.shown).toBe(17));
    await expect(args['osm-filter']).toHaveBeenCalledWith(expect.objectContaining({ retryable: false }));
  },
};

export const Searched: Story = {
  play: async ({ canvasElement }) => {
    const { by, parts } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.type(by.getByRole('searchbox'), 'orphaned');
    await waitFor(() => expect(parts('row')).toHaveLength(2));
    for (const row of parts('row')) await expect(row).toHaveTextContent('Call was orphaned');
  },
};

export const SortedByDuration: Story = {
  play: async ({ canvasElement, args }) => {
    const { by, parts } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('button', { name: say.duration }));
    await waitFor(() =>
      expect(by.getByRole('columnheader', { name: say.duration })).toHaveAttribute('aria-sort', 'descending'),
    );
    await expect(parts('row')[0]).toHaveTextContent('Call was orphaned');
    await expect(args['osm-filter']).toHaveBeenCalledWith(expect.objectContaining({ sort: 'duration' }));
  },
};

export const GroupedByReason: Story = { args: { 'group-by': 'reason' } };
export const GroupedByBlame: Story = { args: { 'group-by': 'blame' } };
export const GroupedByDay: Story = { args: { 'group-by': 'day' } };

export const Paged: Story = {
  args: { 'page-size': 10 },
  play: async ({ canvasElement }) => {
    const { by, parts } = await drawn(canvasElement, 'osm-failure-list');
    const first = parts('call-id')[0]?.textContent;
    await userEvent.click(by.getByRole('button', { name: say.nextPage }));
    await expect(await by.findByText('Page 2 of 6')).toBeVisible();
    await expect(parts('row')).toHaveLength(10);
    await expect(parts('call-id')[0]).not.toHaveTextContent(first ?? '');
  },
};

// Opening, selecting and retrying calls

/** A row opens by mouse and by keyboard. */
export const OpenedCall: Story = {
  args: { retry: true, 'events-href': 'https://calls.example.com/{id}#events' },
  play: async ({ canvasElement, args }) => {
    const { element, by, parts } = await drawn(canvasElement, 'osm-failure-list');
    const banners = () => [...(element.shadowRoot?.querySelectorAll('osm-failure-banner') ?? [])];
    const [first, second] = parts('row');
    await userEvent.click(first!);
    await waitFor(() => expect(banners()).toHaveLength(1));
    await expect(args['osm-open']).toHaveBeenCalledOnce();

    second!.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(banners()).toHaveLength(2));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(banners()).toHaveLength(1));

    const title = first!.querySelector('[part~="row-title"]')?.textContent ?? '';
    const banner = await inside(banners()[0]!);
    await expect(banner.by.getByRole('heading', { level: 3 })).toHaveTextContent(title);
    await expect(by.getAllByRole('button', { name: say.details, expanded: true })).toHaveLength(1);
  },
};

/** The list keeps the retry: its row shows the outcome even when the row is closed. */
export const RetriedFromItsRow: Story = {
  args: { calls: failedCalls({ no_audio_output: 3, sip_no_answer: 3 }), retry: true, retryWith: fn(async () => {}) },
  play: async ({ canvasElement, args }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(part('row'));
    await waitFor(() => expect(element.shadowRoot?.querySelector('osm-failure-banner')).toBeTruthy());
    const banner = await inside(element.shadowRoot!.querySelector('osm-failure-banner')!);
    await userEvent.click(banner.by.getByRole('button', { name: sayBanner.retry }));
    await waitFor(() => expect(part('row-status')).toHaveTextContent(/^Called again at/));
    await expect(args.retryWith).toHaveBeenCalledOnce();
  },
};

export const Selectable: Story = {
  args: { selectable: true },
  play: async ({ canvasElement, args }) => {
    const { element, by, parts } = await drawn(canvasElement, 'osm-failure-list');
    const [, first, second] = by.getAllByRole('checkbox');
    await userEvent.click(first!);
    await userEvent.click(second!);
    await expect(await by.findByText('2 calls selected')).toBeVisible();
    const ids = parts('call-id').map((id) => id.textContent);
    await expect(element.selection).toEqual(ids.slice(0, 2));
    await expect(args['osm-select']).toHaveBeenLastCalledWith(expect.objectContaining({ ids: ids.slice(0, 2) }));
    await expect(args['osm-open']).not.toHaveBeenCalled();
  },
};

/** A host that rejects two retries and then accepts all. */
function refusesTwo(): RetryHandler {
  let refusals = 2;
  return () => (refusals-- > 0 ? Promise.reject(new Error('503 from the calls service.')) : Promise.resolve());
}

/** A group is retried with a concurrency of four. Failed retries can be retried separately. */
export const BulkRetry: Story = {
  args: {
    calls: failedCalls({ stale_sweep: 7, sip_rejected: 3 }),
    selectable: true,
    retry: true,
    'group-by': 'blame',
    retryWith: fn(refusesTwo()).mockName('retryWith'),
  },
  play: async ({ canvasElement, args }) => {
    const { part, parts } = await drawn(canvasElement, 'osm-failure-list');
    const group = parts('group-row').find((row) => row.textContent.includes(blameLabel('platform')));
    await userEvent.click(group!.querySelector('input')!);
    await waitFor(() => expect(part('retry-button')).toHaveTextContent('Call 7 people again'));
    await userEvent.click(part('retry-button'));
    await waitFor(() => expect(part('again-button')).toBeVisible());
    await expect(part('bulk-bar')).toHaveTextContent('5 of 7 calls placed, 2 could not be placed');
    await userEvent.click(part('again-button'));
    await waitFor(() => expect(part('bulk-bar')).toHaveTextContent('2 of 2 calls placed'));
    await expect(parts('again-button')).toHaveLength(0);
    await expect(args.retryWith).toHaveBeenCalledTimes(9);
  },
};

/** Cancelling aborts pending retries, starts no more, and ends the busy state at once. */
export const BulkRetryCancelled: Story = {
  args: {
    calls: failedCalls({ stale_sweep: 7, sip_rejected: 3 }),
    selectable: true,
    retry: true,
    retryWith: fn(() => new Promise(() => {})).mockName('retryWith'),
  },
  play: async ({ canvasElement, args }) => {
    const { by, part, parts } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('checkbox', { name: say.selectAll }));
    await waitFor(() => expect(part('bulk-bar')).toHaveTextContent(/3 will not be called:\s*3 not retryable/));
    await userEvent.click(part('retry-button'));
    await waitFor(() => expect(part('progress')).toBeVisible());
    await userEvent.click(part('cancel-button'));
    await waitFor(() => expect(part('retry-button')).toHaveTextContent('Call 7 people again'));
    await expect(parts('cancel-button')).toHaveLength(0);
    await expect(part('outcome')).toHaveTextContent('Cancelled: 0 of 7 calls placed');
    await expect(args.retryWith).toHaveBeenCalledTimes(4);
  },
};

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A failed call to a person, so many minutes ago. */
const failedTo = (id: string, person: number, minutes: number, more: object = {}) => ({
  id,
  status: 'failed',
  failureReason: 'sip_no_answer',
  agentId: 'agent_reminders',
  channel: 'phone',
  destination: `+91987654${String(3000 + person)}`,
  endedAt: minutesAgo(minutes),
  durationSeconds: 30,
  ...more,
});

/** Each reason for which somebody is not called again, and two people who are. */
const leadsWithAttempts = () => [
  failedTo('call_a1', 1, 95),
  failedTo('call_a2', 1, 62),
  failedTo('call_a3', 1, 31, { attempt: 3 }),
  failedTo('call_b1', 2, 80),
  { id: 'call_b2', status: 'completed', destination: '+919876543002', endedAt: minutesAgo(20) },
  failedTo('call_c1', 3, 70),
  { id: 'call_c2', status: 'in_progress', destination: '+919876543003', startedAt: minutesAgo(1) },
  failedTo('call_d1', 4, 65, { failureReason: 'sip_rejected' }),
  failedTo('call_e1', 5, 55, { leadStatus: 'dnc_blocked' }),
  failedTo('call_f1', 6, 45),
  failedTo('call_g1', 7, 40),
];

/** Before the press, the bar says who will not be called, and why. Each part of it shows those calls alone. */
export const LeftOut: Story = {
  args: {
    calls: leadsWithAttempts(),
    selectable: true,
    retry: true,
    retryPolicy: { retryPolicy: { maxAttempts: 3 } },
    'events-href': '/calls/{id}',
  },
  play: async ({ canvasElement }) => {
    const { by, part, parts } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('checkbox', { name: say.selectAll }));
    await waitFor(() => expect(part('retry-button')).toHaveTextContent('Call 2 people again'));
    await expect(parts('left-out-filter')).toHaveLength(6);
    await userEvent.click(by.getByRole('button', { name: '2 called again later' }));
    await waitFor(() => expect(parts('row')).toHaveLength(2));
    await userEvent.click(by.getByRole('button', { name: '2 called again later', pressed: true }));
    await waitFor(() => expect(parts('row')).toHaveLength(9));
  },
};

/** Outside the campaign's dialling hours, the bar and each banner say from when on calls are placed. */
export const OutsideDiallingHours: Story = {
  args: {
    calls: leadsWithAttempts(),
    selectable: true,
    retry: true,
    retryPolicy: {
      retryPolicy: { maxAttempts: 3 },
      // A day that is not today.
      schedule: { timezone: 'Asia/Kolkata', weekdays: [(new Date().getUTCDay() + 3) % 7] },
    },
  },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('checkbox', { name: say.selectAll }));
    await waitFor(() => expect(part('waiting')).toHaveTextContent(/^2 of them on .* or later$/));
  },
};

/** More than 25 calls are asked about once, in place. Escape takes it back. */
export const LargePress: Story = {
  args: { calls: failedCalls({ stale_sweep: 83 }), selectable: true, retry: true },
  play: async ({ canvasElement, args }) => {
    const { element, by, part } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('checkbox', { name: say.selectAll }));
    await userEvent.click(await by.findByRole('button', { name: 'Call 83 people again' }));
    await waitFor(() => expect(element.shadowRoot?.activeElement).toBe(part('confirm-button')));
    await expect(part('question')).toHaveTextContent('Call 83 people again?');
    await expect(args.retryWith).not.toHaveBeenCalled();
  },
};

/** What the host says of a call that it could not place stands beside it. */
export const BulkRetryRefused: Story = {
  args: {
    calls: leadsWithAttempts(),
    selectable: true,
    retry: true,
    retryWith: fn(() => Promise.reject(new Error('409: outside of the dialling hours'))).mockName('retryWith'),
  },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(by.getByRole('checkbox', { name: say.selectAll }));
    await userEvent.click(await by.findByRole('button', { name: /^Call \d people again$/ }));
    await waitFor(() => expect(part('failed-calls')).toHaveTextContent('409: outside of the dialling hours'));
  },
};

/** Only visible rows are rendered; headings, keyboard and screen readers count all of them. */
export const TenThousandCalls: Story = {
  args: {
    calls: failedCalls({
      sip_no_answer: 4000,
      caller_hung_up_silently: 3000,
      no_audio_output: 2000,
      stale_sweep: 1000,
    }),
    'total-calls': 250_000,
    selectable: true,
  },
  play: async ({ canvasElement }) => {
    const { element, by, part, parts } = await drawn(canvasElement, 'osm-failure-list');
    await expect(by.getByRole('grid')).toHaveAttribute('aria-rowcount', '10001');
    await expect(parts('row').length).toBeLessThan(60);
    part('row').focus();
    await userEvent.keyboard('{End}');
    const focused = () => element.shadowRoot?.activeElement;
    await waitFor(() => expect(focused()).toHaveAttribute('aria-rowindex', '10001'));
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(focused()).toHaveAttribute('aria-rowindex', '2'));
  },
};

// Live updates

/** A paused list does not move: new calls are held back behind a button with their count. */
export const PausedWithNewCallsWaiting: Story = {
  args: { paused: true },
  play: async ({ canvasElement }) => {
    const { element, by, parts } = await drawn(canvasElement, 'osm-failure-list');
    const rows = parts('row').length;
    element.upsert(laterFailures(12));
    await expect(await by.findByRole('button', { name: '12 new failed calls' })).toBeVisible();
    await expect(parts('row')).toHaveLength(rows);
    await expect(element.summary.failures).toBe(72);
  },
};

export const WaitingCallsLetIn: Story = {
  args: { paused: true },
  play: async ({ canvasElement }) => {
    const { element, by, part } = await drawn(canvasElement, 'osm-failure-list');
    const [newest] = laterFailures(12).slice(-1);
    element.upsert(laterFailures(12));
    await userEvent.click(await by.findByRole('button', { name: '12 new failed calls' }));
    await waitFor(() => expect(part('call-id')).toHaveTextContent(newest?.call.id ?? ''));
    await expect(by.queryByRole('button', { name: '12 new failed calls' })).toBeNull();
  },
};

// Rates

export const WithRates: Story = {
  args: { 'total-calls': 1200 },
  play: async ({ canvasElement }) => {
    const { part, parts } = await drawn(canvasElement, 'osm-failure-list');
    await expect(part('rate')).toHaveTextContent('5.0% of 1,200 calls');
    await expect(parts('notices')).toHaveLength(0);
  },
};

/** The rate of orphaned calls is significantly above the official page's one per cent: its next step is shown. */
export const OverTheLine: Story = {
  args: { calls: failedCalls({ stale_sweep: 6, sip_no_answer: 11, caller_hung_up_silently: 5 }), 'total-calls': 200 },
  play: async ({ canvasElement }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await expect(part('notices')).toHaveTextContent('6 of 200 calls, 3.0%: over the 1% line');
    await expect(element.summary.notices).toEqual([
      expect.objectContaining({ reason: 'stale_sweep', count: 6, total: 200, threshold: 0.01 }),
    ]);
  },
};

/** One orphaned call of twenty is five per cent, but not significant: there is no notice. */
export const TooFewCallsToSay: Story = {
  args: { calls: failedCalls({ stale_sweep: 1, sip_no_answer: 3 }), 'total-calls': 20 },
  play: async ({ canvasElement }) => {
    const { element, parts } = await drawn(canvasElement, 'osm-failure-list');
    await expect(element.summary.byReason).toMatchObject({ stale_sweep: 1 });
    await expect(parts('notices')).toHaveLength(0);
  },
};

// Layouts

/** A side panel with an opened row. */
export const NarrowSidePanel: Story = {
  args: { selectable: true, retry: true, 'total-calls': 1200 },
  globals: { width: '280' },
  play: async ({ canvasElement }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(part('row'));
    await waitFor(() => expect(element.shadowRoot?.querySelector('osm-failure-banner')).toBeTruthy());
    await expect(part('list').scrollWidth).toBeLessThanOrEqual(part('list').clientWidth);
    await expect(part('scroller').scrollWidth).toBeLessThanOrEqual(part('scroller').clientWidth);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  },
};

/** The host sets a height, and the rows scroll. */
export const InAFixedHeight: Story = {
  decorators: [
    (story) => html`
      <style>
        osm-failure-list {
          block-size: 26em;
        }
      </style>
      ${story()}
    `,
  ],
  play: async ({ canvasElement }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await expect(part('list').getBoundingClientRect().height).toBeCloseTo(element.getBoundingClientRect().height, 0);
    await expect(part('scroller').scrollHeight).toBeGreaterThan(part('scroller').clientHeight);
  },
};

export const DeveloperAudience: Story = {
  args: { audience: 'developer', 'events-href': 'https://calls.example.com/{id}#events' },
  play: async ({ canvasElement }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await userEvent.click(part('row'));
    await waitFor(() => expect(element.shadowRoot?.querySelector('osm-failure-banner')).toBeTruthy());
    const banner = await inside(element.shadowRoot!.querySelector('osm-failure-banner')!);
    await expect(banner.part('meta')).toHaveTextContent('agent_');
  },
};

export const RightToLeft: Story = {
  args: {
    calls: failedCalls({ sip_no_answer: 6, caller_hung_up_silently: 4, no_audio_output: 3, sip_rejected: 2 }),
    'total-calls': 240,
    selectable: true,
    lang: 'ar',
  },
  globals: { direction: 'rtl' },
  beforeEach: () => {
    useCatalog(arabic);
  },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-list');
    await expect(part('list')).toHaveAttribute('dir', 'rtl');
  },
};

export const Dark: Story = {
  args: {
    calls: failedCalls({ stale_sweep: 6, sip_no_answer: 11, caller_hung_up_silently: 5, no_audio_output: 4 }),
    'total-calls': 200,
    selectable: true,
  },
  globals: { theme: 'dark' },
};
