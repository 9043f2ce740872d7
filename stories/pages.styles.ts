/** Other people's CSS, as the elements meet it: a CRM's and an ops console's. Nothing here knows of the elements. */
import { html } from 'lit';

export const crmStyle = html`
  <style>
    .crm {
      min-block-size: 100vh;
      background: light-dark(#eef1f4, #12161a);
      color: light-dark(#26323b, #dde3e8);
      font: 0.9375rem/1.5 'Trebuchet MS', 'Segoe UI', system-ui, sans-serif;
    }

    .crm a {
      color: light-dark(#0f4c6e, #8cc7ea);
    }

    .crm header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 2rem;
      padding: 0.75rem clamp(1rem, 3vw, 2rem);
      background: #16384c;
      color: #fff;
    }

    .crm header a {
      display: inline-block;
      min-block-size: 24px;
      margin-inline-end: 1.25rem;
      color: #d4e3ec;
      text-decoration: none;
    }

    .crm main {
      max-inline-size: 72rem;
      margin: 0 auto;
      padding: 1.5rem clamp(1rem, 3vw, 2rem) 3rem;
    }

    .crm h1,
    .crm h2,
    .crm p {
      margin: 0;
    }

    .crm h1 {
      font-size: 1.5rem;
      line-height: 1.3;
    }

    .crm h2 {
      margin-block-end: 0.875rem;
      font-size: 1rem;
    }

    .crm .title {
      margin-block-end: 1.5rem;
    }

    .crm .title p,
    .crm dt {
      color: light-dark(#414f59, #a3b1bb);
      font-size: 0.875rem;
    }

    .crm .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 280px;
      align-items: start;
      gap: 1.5rem;
    }

    .crm aside {
      display: grid;
      gap: 1.5rem;
    }

    .crm .card {
      padding: 1.25rem;
      border: 1px solid light-dark(#d3dbe1, #2c353c);
      border-radius: 6px;
      background: light-dark(#fff, #191f24);
    }

    .crm dl {
      display: grid;
      gap: 0.75rem;
      margin: 0;
    }

    .crm .record {
      grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr));
      margin-block: 1.25rem 2rem;
    }

    .crm dd {
      margin: 0;
    }

    .crm .scroll {
      overflow-x: auto;
    }

    .crm table {
      inline-size: 100%;
      border-collapse: collapse;
      white-space: nowrap;
    }

    .crm th,
    .crm td {
      padding: 0.5rem 1rem 0.5rem 0;
      border-block-end: 1px solid light-dark(#e3e9ed, #2c353c);
      text-align: start;
    }

    .crm th {
      color: light-dark(#414f59, #a3b1bb);
      font-size: 0.875rem;
      font-weight: 400;
    }

    @media (max-width: 760px) {
      .crm .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  </style>
`;

export const consoleStyle = html`
  <style>
    .console {
      min-block-size: 100vh;
      background: light-dark(#f8f8fa, #0f1013);
      color: light-dark(#17181c, #eceef2);
      font: 0.9375rem/1.5 system-ui, sans-serif;
    }

    .console header {
      display: flex;
      align-items: baseline;
      gap: 0.75rem;
      padding: 0.875rem clamp(1rem, 4vw, 2rem);
      border-block-end: 1px solid light-dark(#e4e5ea, #2b2d34);
      background: light-dark(#fff, #17181c);
    }

    .console header span,
    .console dt,
    .console th {
      color: light-dark(#4d525c, #a9afba);
    }

    .console main {
      display: flex;
      flex-direction: column;
      gap: 1.25rem;
      max-inline-size: 70rem;
      margin: 0 auto;
      padding: 1.5rem clamp(1rem, 4vw, 2rem) 3rem;
    }

    .console .one {
      max-inline-size: 54rem;
    }

    .console h1,
    .console h2,
    .console p {
      margin: 0;
    }

    .console h1 {
      font-size: 1.375rem;
      line-height: 1.25;
      letter-spacing: -0.017em;
    }

    .console h2 {
      margin-block-end: 0.5rem;
      font-size: 1rem;
    }

    .console a {
      color: light-dark(#3a45b4, #97a1ff);
    }

    .console code {
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
      font-size: 0.9em;
    }

    .console .figures {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
      gap: 1px;
      overflow: hidden;
      margin: 0;
      border: 1px solid light-dark(#e4e5ea, #2b2d34);
      border-radius: 0.5rem;
      background: light-dark(#e4e5ea, #2b2d34);
    }

    .console .figures > div {
      padding: 0.625rem 1.125rem;
      background: light-dark(#fff, #17181c);
    }

    .console dt {
      font-size: 0.8125rem;
    }

    .console dd {
      margin: 0;
      font-size: 1.25rem;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      line-height: 1.25;
    }

    .console table {
      inline-size: 100%;
      border: 1px solid light-dark(#e4e5ea, #2b2d34);
      border-radius: 0.5rem;
      border-spacing: 0;
      background: light-dark(#fff, #17181c);
      font-size: 0.875rem;
    }

    .console th,
    .console td {
      padding: 0.5rem 1rem;
      border-block-end: 1px solid light-dark(#e4e5ea, #2b2d34);
      font-weight: 400;
      text-align: start;
    }

    .console tr:last-child td {
      border-block-end: 0;
    }

    .console td:first-child {
      font-variant-numeric: tabular-nums;
    }
  </style>
`;
