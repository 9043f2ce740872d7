/** A page that uses Lit itself, and has allowed its policy. */
import { html, render } from 'lit';

render(html`<p id="own">Drawn by the page's own Lit.</p>`, document.querySelector('#place'));
