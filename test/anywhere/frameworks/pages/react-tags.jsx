import '@osmapi/osmtalk-elements';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { noted, steps } from './data.js';

function Page() {
  const [step, setStep] = useState(0);
  const [shown, setShown] = useState(true);
  const [heard, setHeard] = useState('');
  const [listened, setListened] = useState('');
  const banner = useRef(null);
  const now = steps[step];
  useEffect(() => {
    const listen = (event) => setListened((text) => text + noted(event));
    const element = banner.current;
    element?.addEventListener('osm-copy', listen);
    return () => element?.removeEventListener('osm-copy', listen);
  }, [shown]);
  const hear = (event) => {
    const note = noted(event);
    setHeard((text) => text + note);
  };
  return (
    <>
      <button id="next" onClick={() => setStep(1)} />
      <button id="toggle" onClick={() => setShown(!shown)} />
      {shown && (
        <osm-failure-banner
          ref={banner}
          call={now.call}
          audience={now.audience}
          headingLevel={now.headingLevel}
          retry={now.retry}
          eventsHref="/calls/{id}"
          onosm-retry={hear}
        >
          <p slot="fallback">This call failed.</p>
          <a slot="actions" href="/calls">
            {now.link}
          </a>
        </osm-failure-banner>
      )}
      <osm-failure-list calls={now.calls} totalCalls={now.totalCalls} groupBy="blame" selectable onosm-open={hear} />
      <osm-blame-badge reason={now.reason} />
      <output id="heard">{heard}</output>
      <output id="listened">{listened}</output>
    </>
  );
}

createRoot(document.querySelector('#app')).render(<Page />);
