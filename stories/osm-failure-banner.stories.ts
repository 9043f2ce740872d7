import '../src/osm-failure-banner.js';

import type { Decorator, Meta, StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { expect, fn, spyOn, userEvent, waitFor } from 'storybook/test';

import type { FailureReason } from '../src/catalog.js';
import { explainFailure, FAILURE_REASONS, useCatalog } from '../src/catalog.js';
import { banner as say } from '../src/catalog/english.js';
import type { Audience, OsmCopyEvent, OsmDisputeEvent, OsmRetryEvent, RetryHandler } from '../src/elements.js';
import arabic from '../src/locales/ar.js';
import { eventOf, failedCall, WEBHOOK_EXAMPLE } from './data.js';
import { drawn, everyOneHasAStory } from './support.js';

interface Args {
  call?: unknown;
  reason?: string;
  audience?: Audience;
  'heading-level'?: number;
  retry?: boolean;
  'events-href'?: string;
  announce?: 'off' | 'polite' | 'assertive';
  lang?: string;
  /** The host's retry handler, passed to `event.retryWith`. */
  retryWith: RetryHandler;
  'osm-retry': (event: OsmRetryEvent) => void;
  'osm-copy': (event: OsmCopyEvent) => void;
  'osm-dispute': (event: OsmDisputeEvent) => void;
  /** Slotted content. */
  content?: TemplateResult;
}

/** An attribute value: JSON for an object, `nothing` for an absent value. */
const asText = (call: unknown) => (typeof call === 'string' ? call : call ? JSON.stringify(call) : nothing);

const banner = (args: Args) => html`
  <osm-failure-banner
    call=${asText(args.call)}
    reason=${args.reason ?? nothing}
    audience=${args.audience ?? nothing}
    heading-level=${args['heading-level'] ?? nothing}
    ?retry=${args.retry}
    events-href=${args['events-href'] ?? nothing}
    announce=${args.announce ?? nothing}
    lang=${args.lang ?? nothing}
    @osm-retry=${(event: OsmRetryEvent) => {
      args['osm-retry'](event);
      event.retryWith(args.retryWith);
    }}
    @osm-copy=${args['osm-copy']}
    @osm-dispute=${args['osm-dispute']}
    >${args.content ?? nothing}</osm-failure-banner
  >
`;

const unlisted = { control: false, table: { disable: true } } as const;

const meta: Meta<Args> = {
  title: 'Elements/Failure banner',
  component: 'osm-failure-banner',
  render: banner,
  args: {
    retryWith: fn(() => new Promise((resolve) => setTimeout(resolve, 1200))).mockName('retryWith'),
    'osm-retry': fn().mockName('osm-retry'),
    'osm-copy': fn().mockName('osm-copy'),
    'osm-dispute': fn().mockName('osm-dispute'),
  },
  argTypes: {
    call: { control: 'object' },
    reason: { control: 'select', options: FAILURE_REASONS },
    audience: { control: 'inline-radio', options: ['operator', 'tester', 'developer'] },
    'heading-level': { control: { type: 'range', min: 1, max: 6, step: 1 } },
    retry: { control: 'boolean' },
    'events-href': { control: 'text' },
    announce: { control: 'inline-radio', options: ['off', 'polite', 'assertive'] },
    lang: { control: 'text' },
    retryWith: unlisted,
    content: unlisted,
  },
};
export default meta;
type Story = StoryObj<Args>;

/** A reason without a call. */
export const BareReason: Story = { args: { reason: 'provider_circuit_open', retry: true } };

// The ten reasons

export const BotCouldNotSpeak: Story = { args: { call: failedCall('no_audio_output'), retry: true } };
export const NeitherSideProducedAudio: Story = { args: { call: failedCall('no_audio_either_direction'), retry: true } };
export const NoActivityForTooLong: Story = { args: { call: failedCall('idle_timeout'), retry: true } };
export const ProviderErrorStorm: Story = { args: { call: failedCall('provider_circuit_open'), retry: true } };
export const NumberDidNotPickUp: Story = { args: { call: failedCall('sip_no_answer'), retry: true } };
export const CarrierRejectedTheCall: Story = { args: { call: failedCall('sip_rejected') } };
export const BotCouldNotStartInTime: Story = { args: { call: failedCall('bot_startup_failed'), retry: true } };
export const CallerHungUpAtOnce: Story = { args: { call: failedCall('caller_hung_up_silently') } };
export const CallWasOrphaned: Story = { args: { call: failedCall('stale_sweep'), retry: true } };
export const UnclassifiedFailure: Story = { args: { call: failedCall('unknown') } };

everyOneHasAStory<FailureReason, Args>(
  FAILURE_REASONS,
  {
    no_audio_output: BotCouldNotSpeak,
    no_audio_either_direction: NeitherSideProducedAudio,
    idle_timeout: NoActivityForTooLong,
    provider_circuit_open: ProviderErrorStorm,
    sip_no_answer: NumberDidNotPickUp,
    sip_rejected: CarrierRejectedTheCall,
    bot_startup_failed: BotCouldNotStartInTime,
    caller_hung_up_silently: CallerHungUpAtOnce,
    stale_sweep: CallWasOrphaned,
    unknown: UnclassifiedFailure,
  },
  ({ call }) => explainFailure(call)?.reason,
);

// Calls and events

/** The webhook example of the official page, verbatim as the `call` attribute. */
export const WebhookEventVerbatim: Story = {
  args: { call: WEBHOOK_EXAMPLE },
  play: async ({ canvasElement }) => {
    const { element, by, part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(by.getByRole('heading', { level: 2 })).toHaveTextContent('Neither side produced audio');
    await expect(part('badge')).toHaveTextContent('Environment / network');
    await expect(element.failure?.call.id).toBe('call_xxx');
  },
};

/** An unknown code gets the unknown guidance; a developer sees the code as received. */
export const UnknownReason: Story = {
  args: { call: { ...failedCall('unknown'), failureReason: 'llm_quota_exhausted' }, audience: 'developer' },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(by.getByRole('heading')).toHaveTextContent('Unclassified failure');
    await expect(part('meta')).toHaveTextContent('llm_quota_exhausted');
  },
};

export const MissingReason: Story = {
  args: { call: { id: 'call_5b0e7c21', status: 'failed' }, audience: 'developer' },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(by.getByRole('heading')).toHaveTextContent('Unclassified failure');
  },
};

/** A call of five seconds contradicts an idle timeout: the banner shows the doubt and the dispute link. */
export const Doubtful: Story = {
  args: { call: failedCall('idle_timeout', { durationSeconds: 5 }), retry: true },
  play: async ({ canvasElement }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('doubt')).toHaveTextContent('5 s');
    await expect(element.matches(':state(doubtful)')).toBe(true);
  },
};

export const DoubtfulByTwoReasonsInOneEvent: Story = {
  args: { call: { ...eventOf(failedCall('no_audio_either_direction')), reason: 'caller_hung_up_silently' } },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('doubt')).toHaveTextContent(/no_audio_either_direction.*caller_hung_up_silently/);
  },
};

/** Renders the story between two lines, which proves that it takes no space. */
const betweenTwoLines: Decorator<Args> = (story) => html`
  <p id="above" style="margin: 0">The line above the banner.</p>
  ${story()}
  <p id="below" style="margin: 0">The line below it, with nothing between them.</p>
`;

const takesNoSpace: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const { element, parts } = await drawn(canvasElement, 'osm-failure-banner');
  const [above, below] = ['#above', '#below'].map((id) => canvasElement.querySelector(id)?.getBoundingClientRect());
  await expect(element.failure).toBeNull();
  await expect(parts('banner')).toHaveLength(0);
  await expect(below?.top).toBeCloseTo(above?.bottom ?? NaN, 1);
};

export const NoCall: Story = { decorators: [betweenTwoLines], play: takesNoSpace };

/** A completed call shows nothing, so the tag can be on the page of every call. */
export const CompletedCall: Story = {
  args: { call: { ...failedCall('unknown'), status: 'completed', failureReason: '' } },
  decorators: [betweenTwoLines],
  play: takesNoSpace,
};

// Audiences

/** A tester also sees the reassurance that "failed" does not mean "broken". */
export const TesterAudience: Story = {
  args: { call: failedCall('no_audio_either_direction'), audience: 'tester', retry: true },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('reassurance')).toHaveTextContent("Failed doesn't mean broken.");
  },
};

/** A developer also sees the code, the ids and the times. Phone numbers stay masked. */
export const DeveloperAudience: Story = {
  args: {
    call: failedCall('bot_startup_failed', { attempt: 2 }),
    audience: 'developer',
    retry: true,
    'events-href': 'https://calls.example.com/{id}#events',
  },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('meta')).toHaveTextContent('bot_startup_failed');
    await expect(part('meta')).toHaveTextContent('0143');
    await expect(part('meta')).not.toHaveTextContent('+1202555');
    await expect(by.getByRole('link', { name: say.events })).toHaveAttribute(
      'href',
      'https://calls.example.com/call_5b0e7c21#events',
    );
  },
};

// Retries

/** A pending retry. Another press does nothing. */
export const Retrying: Story = {
  args: {
    call: failedCall('no_audio_output', { attempt: 2 }),
    retry: true,
    retryWith: fn(() => new Promise(() => {})).mockName('retryWith'),
  },
  play: async ({ canvasElement, args }) => {
    const { element, by } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: say.retry }));
    const pending = await by.findByRole('button', { name: say.busy });
    await userEvent.click(pending);
    await expect(pending).toHaveAttribute('aria-disabled', 'true');
    await expect(element.matches(':state(busy)')).toBe(true);
    await expect(args.retryWith).toHaveBeenCalledOnce();
    await expect(args.retryWith).toHaveBeenCalledWith(
      expect.objectContaining({ reason: 'no_audio_output' }),
      expect.objectContaining({ idempotencyKey: 'osm-retry:call_5b0e7c21:2' }),
    );
  },
};

export const Retried: Story = {
  args: {
    call: failedCall('sip_no_answer'),
    retry: true,
    retryWith: fn(() => Promise.resolve()).mockName('retryWith'),
  },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: say.retry }));
    await expect(await by.findByText(/^Called again at/)).toBeVisible();
    await expect(by.queryByRole('button', { name: say.retry })).toBeNull();
    await waitFor(() => expect(document.querySelector('[aria-live="polite"]')).toHaveTextContent(say.done));
  },
};

/** The host's handler rejected: the banner says why, and a button offers another try. */
export const RetryFailed: Story = {
  args: {
    call: failedCall('stale_sweep'),
    retry: true,
    retryWith: fn(() => Promise.reject(new Error('The line is busy. Please try again in a minute.'))).mockName(
      'retryWith',
    ),
  },
  play: async ({ canvasElement }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: say.retry }));
    await expect(await by.findByText(say.failed)).toBeVisible();
    await expect(by.getByText('The line is busy. Please try again in a minute.')).toBeVisible();
    await expect(by.getByRole('button', { name: say.tryAgain })).toHaveAttribute('aria-disabled', 'false');
  },
};

/** Cancelling aborts the handler's signal and enables the button at once. */
export const RetryCancelled: Story = {
  args: { ...Retrying.args, retryWith: fn(() => new Promise(() => {})).mockName('retryWith') },
  play: async ({ canvasElement, args }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: say.retry }));
    await userEvent.click(await by.findByRole('button', { name: say.cancel }));
    await expect(await by.findByRole('button', { name: say.retry })).toHaveAttribute('aria-disabled', 'false');
    await expect(args.retryWith).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ signal: expect.objectContaining({ aborted: true }) }),
    );
  },
};

/** `retry` is set, but `sip_rejected` is not retryable: there is no button. */
export const NotRetryable: Story = {
  args: { call: failedCall('sip_rejected'), retry: true },
  play: async ({ canvasElement }) => {
    const { by, part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(by.queryByRole('button', { name: say.retry })).toBeNull();
    await expect(part('retry-advice')).toHaveTextContent('Do not retry');
  },
};

// Copying, disputing and slots

export const CopiedToTheClipboard: Story = {
  args: { call: failedCall('provider_circuit_open') },
  play: async ({ canvasElement, args }) => {
    // A headless browser may refuse the clipboard; that is not what this story shows.
    const written = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    await userEvent.click(by.getByRole('button', { name: say.copyMarkdown }));
    await expect(await by.findByRole('button', { name: say.copied })).toBeVisible();
    await expect(args['osm-copy']).toHaveBeenCalledWith(expect.objectContaining({ format: 'markdown' }));
    await expect(written).toHaveBeenCalledWith(expect.stringContaining('Provider error storm'));
  },
};

/** The host shows its own form: `preventDefault()` keeps the mail program closed. */
export const DisputedReason: Story = {
  args: {
    call: failedCall('no_audio_either_direction', { transcript: 'Bot: Hello. Caller: Hello, who is there?' }),
    'events-href': 'https://calls.example.com/{id}#events',
    'osm-dispute': fn((event: OsmDisputeEvent) => event.preventDefault()).mockName('osm-dispute'),
  },
  play: async ({ canvasElement, args }) => {
    const { by } = await drawn(canvasElement, 'osm-failure-banner');
    const link = by.getByRole('link', { name: say.dispute });
    await expect(link).toHaveAttribute('href', expect.stringContaining('mailto:support@osmapi.com'));
    await userEvent.click(link);
    await expect(args['osm-dispute']).toHaveBeenCalledWith(
      expect.objectContaining({ text: expect.stringContaining('call_5b0e7c21') }),
    );
  },
};

/** Slotted buttons follow the banner's own; slotted details are below. */
export const WithSlottedActionsAndDetails: Story = {
  args: {
    call: failedCall('sip_no_answer'),
    retry: true,
    content: html`
      <a slot="actions" href="#lead">Open the lead</a>
      <details style="margin-block-start: 0.75em">
        <summary>Attempts so far</summary>
        <ol style="margin-block-end: 0">
          <li>11 May, 14:05: no answer</li>
          <li>12 May, 10:20: no answer</li>
          <li>13 May, 08:42: no answer</li>
        </ol>
      </details>
    `,
  },
};

/** Visible until the element is registered, and without JavaScript. */
export const Fallback: Story = {
  args: {
    call: failedCall('sip_rejected'),
    content: html`<p slot="fallback">This call failed: the carrier rejected it. Verify the destination number.</p>`,
  },
  play: async ({ canvasElement }) => {
    await drawn(canvasElement, 'osm-failure-banner');
    await expect(canvasElement.querySelector('[slot="fallback"]')?.checkVisibility()).toBe(false);
  },
};

/** A new failure is announced, because the host set `announce`. */
export const AnnouncedWhenItChanges: Story = {
  args: { call: failedCall('no_audio_output'), announce: 'polite' },
  play: async ({ canvasElement }) => {
    const { element, by } = await drawn(canvasElement, 'osm-failure-banner');
    element.call = failedCall('sip_rejected', { id: 'call_91d2aa04' });
    await expect(await by.findByText('Carrier rejected the call')).toBeVisible();
    await waitFor(() =>
      expect(document.querySelector('[aria-live="polite"]')).toHaveTextContent('Carrier rejected the call'),
    );
  },
};

// Layouts

const fitsItsPage: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const { element, part } = await drawn(canvasElement, 'osm-failure-banner');
  const { clientWidth } = document.documentElement;
  await expect(element.getBoundingClientRect().width).toBeGreaterThan(Math.min(200, clientWidth / 3));
  await expect(part('banner').scrollWidth).toBeLessThanOrEqual(part('banner').clientWidth);
  await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
};

export const CompactSidePanel: Story = {
  args: { call: failedCall('no_audio_either_direction'), retry: true },
  globals: { width: '280' },
  play: fitsItsPage,
};

/** A long id and a long code without spaces, in a side panel. */
export const LongWords: Story = {
  args: {
    call: failedCall('unknown', {
      id: `call_${'0123456789abcdef'.repeat(6)}`,
      failureReason: 'vendor_gateway_handshake_terminated_unexpectedly_while_negotiating_media_capabilities',
    }),
    audience: 'developer',
  },
  globals: { width: '280' },
  play: fitsItsPage,
};

export const InAFlexRow: Story = {
  args: { call: failedCall('bot_startup_failed'), retry: true },
  decorators: [
    (story) => html`
      <div style="display: flex; gap: 1.5em">
        ${story()}
        <div style="flex: none; inline-size: 9em">A column beside it, in the same row.</div>
      </div>
    `,
  ],
  play: fitsItsPage,
};

export const InAFloat: Story = {
  args: { call: failedCall('caller_hung_up_silently') },
  decorators: [
    (story) => html`
      <div style="float: inline-start; max-inline-size: 60%; margin-inline-end: 1.5em">${story()}</div>
      <p style="margin: 0">Text of the page flows around the box, as it does in many an older template.</p>
    `,
  ],
  play: fitsItsPage,
};

export const LargeTextOfTheHost: Story = {
  args: { call: failedCall('idle_timeout'), retry: true },
  decorators: [(story) => html`<div style="font: 1.375rem/1.6 Georgia, serif">${story()}</div>`],
};

export const RightToLeft: Story = {
  args: {
    call: failedCall('sip_no_answer'),
    lang: 'ar',
    retry: true,
    'events-href': 'https://calls.example.com/{id}#events',
  },
  globals: { direction: 'rtl' },
  beforeEach: () => {
    useCatalog(arabic);
  },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('banner')).toHaveAttribute('dir', 'rtl');
    const [icon, title] = [part('icon'), part('title')].map((node) => node.getBoundingClientRect().left);
    await expect(icon).toBeGreaterThan(title ?? NaN);
  },
};

/** English words stay left-to-right on a right-to-left page. */
export const EnglishOnARightToLeftPage: Story = {
  args: { call: failedCall('sip_no_answer'), retry: true },
  globals: { direction: 'rtl' },
  play: async ({ canvasElement }) => {
    const { part } = await drawn(canvasElement, 'osm-failure-banner');
    await expect(part('banner')).toHaveAttribute('dir', 'ltr');
  },
};

export const Dark: Story = {
  args: { call: failedCall('no_audio_output'), retry: true, 'events-href': 'https://calls.example.com/{id}#events' },
  globals: { theme: 'dark' },
};
