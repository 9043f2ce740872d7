import '../src/index.js';

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { html, render } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { expect, userEvent, waitFor } from 'storybook/test';

import { FAILURE_REASONS } from '../src/catalog.js';
import { banner as say } from '../src/catalog/english.js';
import type { OsmFailureList, OsmRetryEvent } from '../src/elements.js';
import { failedCall, failedCalls, laterFailures, WEBHOOK_EXAMPLE } from './data.js';
import { consoleStyle, crmStyle } from './pages.styles.js';
import { drawn, inside } from './support.js';

interface Args {
  /** The number of calls that fail while the page is open. */
  later: number;
  /** Milliseconds between two of these calls. */
  every: number;
}

/** The elements in the pages of other products. */
const meta: Meta<Args> = {
  title: 'Pages',
  tags: ['!autodocs'],
  parameters: { ownPage: true, layout: 'fullscreen', controls: { disable: true } },
  args: { later: 0, every: 250 },
};
export default meta;
type Story = StoryObj<Args>;

/** Stands in for the host's request, which would send the idempotency key. */
const placeAnotherCall = (event: OsmRetryEvent) =>
  event.retryWith(() => new Promise((resolve) => setTimeout(resolve, 400)));

// A CRM

const crmRecord = (label: string, value: string | TemplateResult) => html`
  <div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>
`;

const crmPage = () => html`
  ${crmStyle}
  <div class="crm">
    <header>
      <strong>Harbour CRM</strong>
      <nav aria-label="CRM"><a href="#contacts">Contacts</a> <a href="#campaigns">Campaigns</a> <a href="#reports">Reports</a></nav>
    </header>
    <main>
      <div class="title">
        <p><a href="#contacts">Contacts</a> / Wholesale</p>
        <h1>Northgate Garden Supplies</h1>
        <p>Purchasing desk · Contact 10482 · Customer since 2019</p>
      </div>
      <div class="columns">
        <section class="card" aria-labelledby="call">
          <h2 id="call">Renewal reminder, 13 May</h2>
          <osm-failure-banner
            call=${WEBHOOK_EXAMPLE}
            heading-level="3"
            retry
            events-href="https://calls.example.com/{id}#events"
            @osm-retry=${placeAnotherCall}
          ></osm-failure-banner>
          <dl class="record">
            ${crmRecord('Assistant', 'Renewals')} ${crmRecord('Campaign', 'Spring renewals')}
            ${crmRecord('Called', '13 May 2026, 08:42')} ${crmRecord('Outcome', 'Failed')}
          </dl>
          <h2>Earlier calls</h2>
          <!-- Somebody who reaches the table by keyboard alone can scroll it too. -->
          <div class="scroll" role="region" aria-label="Earlier calls" tabindex="0">
            <table>
              <thead>
                <tr><th scope="col">Date</th><th scope="col">Campaign</th><th scope="col">Outcome</th><th scope="col">Likely blame</th></tr>
              </thead>
              <tbody>
                <tr><td>6 May</td><td>Spring renewals</td><td>Completed</td><td>–</td></tr>
                <tr><td>29 April</td><td>Spring offer</td><td>Failed</td><td><osm-blame-badge reason="sip_no_answer"></osm-blame-badge></td></tr>
                <tr><td>22 April</td><td>Spring offer</td><td>Failed</td><td><osm-blame-badge reason="caller_hung_up_silently"></osm-blame-badge></td></tr>
                <tr><td>14 April</td><td>Spring offer</td><td>Failed</td><td><osm-blame-badge reason="bot_startup_failed"></osm-blame-badge></td></tr>
              </tbody>
            </table>
          </div>
        </section>
        <aside aria-label="About this contact">
          <section class="card">
            <h2>Details</h2>
            <dl>
              ${crmRecord('Account', '10482')} ${crmRecord('Segment', 'Wholesale')}
              ${crmRecord('Phone', '+1 202-555-0143')} ${crmRecord('Time zone', 'New York')}
            </dl>
          </section>
          <osm-failure-banner
            .call=${failedCall('sip_rejected', { id: 'call_test_7' })}
            heading-level="2"
            audience="tester"
          ></osm-failure-banner>
        </aside>
      </div>
    </main>
  </div>
`;

/** A contact's page: a failed call above its record, and a test call in a side panel 280 px wide. */
export const ContactInACRM: Story = {
  name: 'Contact in a CRM',
  render: crmPage,
  play: async ({ canvasElement }) => {
    const banner = await drawn(canvasElement, 'osm-failure-banner');
    await expect(banner.by.getByRole('heading', { level: 3 })).toHaveTextContent('Neither side produced audio');
    await userEvent.click(banner.by.getByRole('button', { name: say.retry }));
    await expect(await banner.by.findByText(say.done)).toBeVisible();
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  },
};

export const ContactInACRMInTheDark: Story = {
  name: 'Contact in a CRM, dark',
  render: crmPage,
  globals: { theme: 'dark' },
};

// An ops console

const CALLS_BEFORE = 1240;
const FAILED_BEFORE = failedCalls();
const IN_PROGRESS = 17;

const consoleFrame = (content: TemplateResult) => html`
  ${consoleStyle}
  <div class="console">
    <header><strong>Ops console</strong><span>Campaigns</span></header>
    ${content}
  </div>
`;

/** The host's own counts above the list. */
function showFigures(figures: Element | undefined) {
  const list = figures?.parentElement?.querySelector('osm-failure-list');
  const made = list?.totalCalls ?? CALLS_BEFORE;
  const failed = list?.summary.failures ?? FAILED_BEFORE.length;
  const counts = { Made: made, Completed: made - failed - IN_PROGRESS, 'In progress': IN_PROGRESS, Failed: failed };
  const shown = Object.entries(counts).map(
    ([label, count]) => html`
      <div>
        <dt>${label}</dt>
        <dd>${count.toLocaleString('en')}</dd>
      </div>
    `,
  );
  if (figures instanceof HTMLElement) render(shown, figures);
}

const consolePage = () =>
  consoleFrame(html`
    <main>
      <h1>Spring renewals</h1>
      <dl class="figures" ${ref(showFigures)}></dl>
      <osm-failure-list
        .calls=${FAILED_BEFORE}
        total-calls=${CALLS_BEFORE}
        selectable
        retry
        events-href="https://calls.example.com/{id}#events"
        @osm-retry=${placeAnotherCall}
      ></osm-failure-list>
    </main>
  `);

/** Upserts failed calls one after the other, like a host's event stream. */
async function failMore(list: OsmFailureList, { later, every }: Args) {
  for (const event of laterFailures(later)) {
    await new Promise((resolve) => setTimeout(resolve, every));
    list.upsert(event);
    list.totalCalls = (list.totalCalls ?? 0) + 9;
    showFigures(list.parentElement?.querySelector('.figures') ?? undefined);
  }
}

/** Calls fail while the page is open: rows are added at the top, counts and rate change. */
export const ConsoleWhileCallsFail: Story = {
  args: { later: 12 },
  render: consolePage,
  play: async ({ canvasElement, args }) => {
    const { element, part } = await drawn(canvasElement, 'osm-failure-list');
    await failMore(element, args);
    await waitFor(() => expect(part('heading')).toHaveTextContent('72 failed calls'));
    await expect(part('rate')).toHaveTextContent('of 1,348 calls');
    await expect(part('call-id')).toHaveTextContent(laterFailures(args.later).at(-1)?.call.id ?? '');
  },
};

/** While a row is open, the rows do not move, and new calls are held back behind a button. */
export const ConsoleWhileSomebodyReads: Story = {
  args: { later: 5, every: 100 },
  render: consolePage,
  play: async ({ canvasElement, args }) => {
    const { element, by, part } = await drawn(canvasElement, 'osm-failure-list');
    const before = part('call-id').textContent;
    part('row').focus();
    await userEvent.keyboard('{Enter}');
    await failMore(element, args);
    await expect(await by.findByRole('button', { name: '5 new failed calls' })).toBeVisible();
    await expect(part('call-id')).toHaveTextContent(before);
  },
};

export const ConsoleInTheDark: Story = {
  name: 'Console, dark',
  render: consolePage,
  globals: { theme: 'dark' },
};

const logEntry = (time: string, what: string) => html`
  <tr>
    <td>${time}</td>
    <td><code>${what}</code></td>
  </tr>
`;

/** The page of one failed call: the banner, and the call's events below. */
export const OneFailedCall: Story = {
  render: () =>
    consoleFrame(html`
      <main class="one">
        <p class="back"><a href="#calls">All failed calls</a></p>
        <h1><code>call_5b0e7c21</code></h1>
        <osm-failure-banner
          .call=${failedCall('provider_circuit_open', { attempt: 2 })}
          audience="developer"
          retry
          @osm-retry=${placeAnotherCall}
        ></osm-failure-banner>
        <section aria-labelledby="events">
          <h2 id="events">Events</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Event</th>
              </tr>
            </thead>
            <tbody>
              ${logEntry('08:42:12', 'call.started')} ${logEntry('08:42:14', 'bot.ready')}
              ${logEntry('08:42:31', 'provider.error tts 503')} ${logEntry('08:42:55', 'provider.error tts 503')}
              ${logEntry('08:43:21', 'provider.error stt timeout')} ${logEntry('08:43:26', 'call.failed')}
            </tbody>
          </table>
        </section>
      </main>
    `),
  play: async ({ canvasElement }) => {
    const banner = await inside(canvasElement.querySelector('osm-failure-banner')!);
    await expect(banner.by.getByRole('heading', { level: 2 })).toHaveTextContent('Provider error storm');
    await expect(banner.part('meta')).toHaveTextContent('provider_circuit_open');
  },
};

/** A tester's page of ten test calls, one for each reason. */
export const TestCallsOfATester: Story = {
  render: () =>
    consoleFrame(html`
      <main class="one">
        <h1>My test calls</h1>
        ${FAILURE_REASONS.map(
          (reason) => html`
            <osm-failure-banner .call=${failedCall(reason)} audience="tester"></osm-failure-banner>
          `,
        )}
      </main>
    `),
};
