import '../src/osm-failure-banner.js';

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';

import type { Campaign, LeftOutWhy, OsmRetryEvent, RetryHandler } from '../src/index.js';
import { FailureLedger } from '../src/ledger.js';
import { failedCall } from './data.js';
import { drawn, everyOneHasAStory } from './support.js';

interface Args {
  call: unknown;
  /** The campaign: its retry policy, and its dialling hours. */
  retryPolicy?: Campaign;
  /** The contact's other calls. */
  otherCalls?: readonly object[];
  'events-href'?: string;
  lang?: string;
  /** The host's retry handler, passed to `event.retryWith`. */
  retryWith: RetryHandler;
}

const banner = (args: Args) => html`
  <osm-failure-banner
    retry
    events-href=${args['events-href'] ?? nothing}
    lang=${args.lang ?? nothing}
    .call=${args.call}
    .retryPolicy=${args.retryPolicy}
    .otherCalls=${args.otherCalls}
    @osm-retry=${(event: OsmRetryEvent) => event.retryWith(args.retryWith)}
  ></osm-failure-banner>
`;

const meta: Meta<Args> = {
  title: 'Elements/Failure banner: whom to call again',
  component: 'osm-failure-banner',
  render: banner,
  args: {
    retryWith: fn(() => Promise.resolve({ callId: 'call_c04417f9' })).mockName('retryWith'),
    'events-href': 'https://calls.example.com/{id}#events',
  },
};
export default meta;
type Story = StoryObj<Args>;

// The clock is the real one, so calls and dialling hours are placed around this moment.

const MINUTE = 60_000;
const opened = Date.now();
const minutesAgo = (minutes: number): string => new Date(opened - minutes * MINUTE).toISOString();

/** A call that nobody answered an hour ago. */
const unanswered = (more: object = {}) => ({
  ...failedCall('sip_no_answer'),
  startedAt: minutesAgo(61),
  endedAt: minutesAgo(60),
  ...more,
});

/** A later call to the same number. */
const laterCall = (more: object) => ({
  ...unanswered(),
  id: 'call_c04417f9',
  failureReason: '',
  endedAt: minutesAgo(12),
  ...more,
});

/** Dialling hours that begin tomorrow: today is none of their days. */
const fromTomorrow = {
  timezone: 'Asia/Kolkata',
  windowStart: '10:00',
  windowEnd: '19:00',
  weekdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => day !== weekdayIn('Asia/Kolkata')),
};

function weekdayIn(timeZone: string): number {
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(opened);
  return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(day);
}

/** Plays a story in which no retry is offered, and a text stands in place of the button. */
const explains =
  (text: RegExp): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(await by.findByText(text)).toBeVisible();
    await expect(by.queryByRole('button', { name: /^(Retry|Try)/ })).toBeNull();
  };

// Offered

/** The policy allows a retry at once. */
export const AllowedByThePolicy: Story = {
  args: { call: unanswered({ attempt: 2 }), retryPolicy: { retryPolicy: { maxAttempts: 3, backoffMinutes: 10 } } },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(await by.findByRole('button', { name: 'Retry call' })).toBeVisible();
  },
};

/** The one reason that is left to the campaign, where the campaign names it. */
export const NamedByThePolicy: Story = {
  args: {
    call: failedCall('caller_hung_up_silently'),
    retryPolicy: { retryPolicy: { retryOn: ['caller_hung_up_silently'] } },
  },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(await by.findByRole('button', { name: 'Retry call' })).toBeVisible();
    await expect(part('retry-advice')).toHaveTextContent('allows it');
  },
};

/** The wait after a call is not over yet. */
export const WaitsForTheBackoff: Story = {
  args: { call: unanswered(), retryPolicy: { retryPolicy: { backoffMinutes: 90 } } },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(await by.findByRole('button', { name: /^Retry (at|on) .*\d\d:\d\d/ })).toBeVisible();
  },
};

/** Outside the dialling hours: the button names the next opening, in the campaign's zone. */
export const WaitsForTomorrow: Story = {
  args: { call: unanswered(), retryPolicy: { retryPolicy: { maxAttempts: 3 }, schedule: fromTomorrow } },
  play: async ({ canvasElement, args }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    const button = await by.findByRole('button', { name: /^Retry on .*10:00/ });
    await userEvent.click(button);
    await expect(await by.findByText(/^To be called again on .*10:00/)).toBeVisible();
    await expect(args.retryWith).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ notBefore: expect.any(Number) }),
    );
  },
};

// Done

/** A placed retry is remembered, with a link to the new call. */
export const CalledAgain: Story = {
  args: { call: unanswered() },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: 'Retry call' }));
    await expect(await by.findByText(/^Called again at \d\d:\d\d$/)).toBeVisible();
    await expect(by.getByRole('link', { name: 'See the new call' })).toHaveAttribute(
      'href',
      'https://calls.example.com/call_c04417f9#events',
    );
  },
};

/** The campaign's service refused, and says why. */
export const NotPlaced: Story = {
  args: {
    call: unanswered(),
    retryWith: fn(() => Promise.reject(new Error('The campaign is paused. Resume it, then try again.'))).mockName(
      'retryWith',
    ),
  },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: 'Retry call' }));
    await expect(await by.findByText('The new call could not be placed.')).toBeVisible();
    await expect(part('retry-message')).toHaveTextContent('The campaign is paused.');
    await expect(by.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

// Left out

export const NotRetryable: Story = {
  args: { call: { ...unanswered(), failureReason: 'sip_rejected' }, retryPolicy: { retryPolicy: { maxAttempts: 3 } } },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(by.queryByRole('button', { name: /^Retry/ })).toBeNull();
  },
};
export const TriedAgain: Story = {
  args: { call: unanswered(), otherCalls: [laterCall({ status: 'failed', failureReason: 'sip_no_answer' })] },
  play: explains(/^Tried again .*: failed$/),
};
export const Reached: Story = {
  args: { call: unanswered(), otherCalls: [laterCall({ status: 'completed' })] },
  play: explains(/^Tried again .*: reached$/),
};
export const UnderWay: Story = {
  args: {
    call: unanswered(),
    otherCalls: [
      laterCall({ status: 'in_progress', startedAt: minutesAgo(2), endedAt: '', durationSeconds: undefined }),
    ],
  },
  play: explains(/^Called again .*: under way$/),
};
export const AttemptsUsed: Story = {
  args: { call: unanswered({ attempt: 3 }), retryPolicy: { retryPolicy: { maxAttempts: 3 } } },
  play: explains(/^3 of 3 attempts used$/),
};
export const DoNotCall: Story = {
  args: { call: unanswered({ leadStatus: 'dnc_blocked' }), retryPolicy: { retryPolicy: { maxAttempts: 3 } } },
  play: explains(/^On the do-not-call list$/),
};
export const UnreadableHours: Story = {
  args: { call: unanswered(), retryPolicy: { retryPolicy: {}, schedule: { timezone: 'Mars/Olympus' } } },
  play: explains(/^The dialling hours could not be read$/),
};

everyOneHasAStory<LeftOutWhy, Args>(
  ['not-retryable', 'tried-again', 'reached', 'under-way', 'attempts-used', 'do-not-call', 'unreadable'],
  {
    'not-retryable': NotRetryable,
    'tried-again': TriedAgain,
    reached: Reached,
    'under-way': UnderWay,
    'attempts-used': AttemptsUsed,
    'do-not-call': DoNotCall,
    unreadable: UnreadableHours,
  },
  whyLeftOut,
);

/** What the ledger says of a story's call, as a list would be told. */
function whyLeftOut({ call, otherCalls, retryPolicy }: Partial<Args>): LeftOutWhy | undefined {
  const ledger = new FailureLedger();
  ledger.upsert([call]);
  const key = ledger.view().keyAt(0);
  ledger.upsert(otherCalls);
  return ledger.retryPlan([key], { policy: retryPolicy }).leftOut[0]?.why;
}

// Layouts

export const WaitsForTomorrowInASidePanel: Story = { ...WaitsForTomorrow, globals: { width: '280' } };
export const NotPlacedInASidePanel: Story = { ...NotPlaced, globals: { width: '280' } };
export const CalledAgainInASidePanel: Story = { ...CalledAgain, globals: { width: '280' } };
