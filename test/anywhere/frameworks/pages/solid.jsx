import '@osmapi/osmtalk-elements';
import { createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { noted, steps } from './data.js';

function Page() {
  const [step, setStep] = createSignal(0);
  const [shown, setShown] = createSignal(true);
  const [heard, setHeard] = createSignal('');
  const [listened, setListened] = createSignal('');
  const now = () => steps[step()];
  const hear = (event) => {
    const note = noted(event);
    setHeard((text) => text + note);
  };
  const listen = (element) =>
    element.addEventListener('osm-copy', (event) => setListened((text) => text + noted(event)));
  return (
    <>
      <button id="next" onClick={() => setStep(1)} />
      <button id="toggle" onClick={() => setShown(!shown())} />
      <Show when={shown()}>
        <osm-failure-banner
          ref={listen}
          prop:call={now().call}
          prop:audience={now().audience}
          prop:headingLevel={now().headingLevel}
          prop:retry={now().retry}
          events-href="/calls/{id}"
          on:osm-retry={hear}
        >
          <p slot="fallback">This call failed.</p>
          <a slot="actions" href="/calls">
            {now().link}
          </a>
        </osm-failure-banner>
      </Show>
      <osm-failure-list
        prop:calls={now().calls}
        prop:totalCalls={now().totalCalls}
        group-by="blame"
        selectable
        on:osm-open={hear}
      />
      <osm-blame-badge prop:reason={now().reason} />
      <output id="heard">{heard()}</output>
      <output id="listened">{listened()}</output>
    </>
  );
}

render(() => <Page />, document.querySelector('#app'));
