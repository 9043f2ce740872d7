import type { OsmFailureList } from '@osmapi/osmtalk-elements';

const call = { id: 'call_1', status: 'failed', failureReason: 'sip_rejected' };

export function Page() {
  let list: OsmFailureList | undefined;
  return (
    <>
      <osm-failure-banner
        id="banner"
        class="wide"
        lang="en"
        prop:call={call}
        audience="tester"
        heading-level="3"
        prop:retry={true}
        events-href="/calls/{id}"
        on:osm-retry={(event) => event.retryWith(() => fetch('/retry'))}
        onClick={(event) => console.log(event.currentTarget.failure)}
      >
        <a slot="actions" href="/calls">
          All calls
        </a>
      </osm-failure-banner>
      <osm-failure-list
        ref={list}
        prop:calls={[call]}
        prop:totalCalls={200}
        sort="-time"
        on:osm-select={({ ids }) => console.log(ids.length)}
      />
      <osm-blame-badge blame="carrier" />
    </>
  );
}
