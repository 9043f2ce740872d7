import '../src/osm-blame-badge.js';

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';

import type { Failure, FailureReason } from '../src/catalog.js';
import { BLAMES, explainFailure, FAILURE_REASONS } from '../src/catalog.js';

/** All words of all failures on one page, to read and to print. */
const meta: Meta = {
  title: 'Catalog/All reasons',
  tags: ['!autodocs'],
  parameters: { ownPage: true, layout: 'fullscreen', controls: { disable: true } },
};
export default meta;

const explained = (reason: string): Failure => {
  const failure = explainFailure(reason);
  if (!failure) throw new Error(`"${reason}" is no failure reason.`);
  return failure;
};

const row = (reason: FailureReason) => {
  const { guidance, retryAdvice } = explained(reason);
  return html`
    <section class="row" aria-labelledby=${reason}>
      <div>
        <h2 id=${reason}>${guidance.title}</h2>
        <p><code>${reason}</code></p>
        <p><osm-blame-badge blame=${guidance.likelyBlame}></osm-blame-badge></p>
      </div>
      <dl>
        <dt>Cause</dt>
        <dd>${guidance.cause}</dd>
        <dt>What to try</dt>
        <dd>${guidance.whatToTry}</dd>
        <dt>Retryable</dt>
        <dd>${guidance.retryable ? 'Yes' : 'No'}</dd>
        <dt>Retry advice</dt>
        <dd class="ours">${retryAdvice.text}</dd>
      </dl>
    </section>
  `;
};

/** The reassurance of a blame; it is the same for all its reasons. */
function reassuranceOf(blame: string): string {
  const failure = FAILURE_REASONS.map(explained).find(({ guidance }) => guidance.likelyBlame === blame);
  return failure?.reassurance === '' ? 'Nothing more: the official page has no sentence for it.' : failure!.reassurance;
}

const style = html`
  <style>
    .catalog {
      box-sizing: border-box;
      max-inline-size: 62rem;
      margin: 0 auto;
      padding: 2.5rem clamp(1rem, 4vw, 2.5rem);
    }

    .catalog h1 {
      margin: 0;
      font-size: 1.75rem;
      line-height: 1.2;
      letter-spacing: -0.02em;
    }

    .catalog h2 {
      margin: 0;
      font-size: 1.0625rem;
      line-height: 1.35;
    }

    .catalog p {
      margin: 0.375rem 0 0;
    }

    .catalog .lead {
      max-inline-size: 65ch;
      margin-block: 0.5rem 2rem;
      color: light-dark(#4b525b, #b9c0c9);
    }

    .catalog .row {
      display: grid;
      grid-template-columns: minmax(14rem, 1fr) 2.5fr;
      gap: 1rem 2.5rem;
      padding-block: 1.5rem;
      border-block-start: 1px solid light-dark(#d8dce2, #3a4048);
    }

    .catalog code {
      color: light-dark(#4b525b, #b9c0c9);
      font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    }

    .catalog dl {
      display: grid;
      grid-template-columns: 7rem minmax(0, 65ch);
      gap: 0.5rem 1rem;
      margin: 0;
    }

    .catalog .by-blame {
      grid-template-columns: max-content minmax(0, 65ch);
    }

    .catalog dt {
      color: light-dark(#4b525b, #b9c0c9);
    }

    .catalog dd {
      margin: 0;
    }

    .catalog .ours {
      font-style: italic;
    }

    @media screen and (max-width: 720px) {
      .catalog .row,
      .catalog dl,
      .catalog .by-blame {
        grid-template-columns: minmax(0, 1fr);
      }

      .catalog dl {
        gap: 0.125rem;
      }

      .catalog dd {
        margin-block-end: 0.5rem;
      }
    }

    @media print {
      .catalog {
        max-inline-size: none;
        padding: 0;
        font-size: 10pt;
      }

      .catalog .row {
        grid-template-columns: 13rem minmax(0, 1fr);
        gap: 1.5rem;
        padding-block: 0.75rem;
        break-inside: avoid;
      }
    }
  </style>
`;

/** All rows. Title, cause and what to try are the official page's, word for word. */
export const ForCopyReview: StoryObj = {
  render: () => html`
    ${style}
    <main class="catalog">
      <h1>All failure reasons</h1>
      <p class="lead">
        The ${FAILURE_REASONS.length} reasons in the official page’s order and in its words. What we add is in italics.
      </p>
      ${FAILURE_REASONS.map(row)}
      <section class="row" aria-labelledby="testers">
        <div>
          <h2 id="testers">What a tester also reads</h2>
          <p>By likely blame.</p>
        </div>
        <dl class="by-blame">
          ${BLAMES.map(
            (blame) => html`
              <dt><osm-blame-badge blame=${blame}></osm-blame-badge></dt>
              <dd>${reassuranceOf(blame)}</dd>
            `,
          )}
        </dl>
      </section>
    </main>
  `,
  play: async ({ canvas }) => {
    for (const reason of FAILURE_REASONS) {
      await expect(canvas.getByRole('region', { name: explained(reason).guidance.title })).toBeVisible();
    }
  },
};
