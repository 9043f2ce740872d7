import { OsmBlameBadge, OsmFailureBanner, OsmFailureList } from '@osmapi/osmtalk-elements/react.js';
import { useRef } from 'react';

const call = { id: 'call_1', status: 'failed', failureReason: 'sip_rejected' };

export function Components({ audience }: { audience?: 'tester' | 'developer' | undefined }) {
  const list = useRef<OsmFailureList>(null);
  return (
    <>
      <OsmFailureBanner
        id="banner"
        className="wide"
        lang="en"
        call={call}
        audience={audience}
        headingLevel={3}
        retry
        eventsHref="/calls/{id}"
        announce="polite"
        onOsmRetry={(event) =>
          event.retryWith(async (failure, { signal, idempotencyKey }) => {
            const headers = { 'Idempotency-Key': idempotencyKey ?? '' };
            await fetch(`/retry/${failure.call.id}`, { method: 'POST', signal, headers });
          })
        }
        onOsmCopy={({ format, text }) => console.log(format === 'markdown', text.length)}
        onOsmDispute={(event) => event.preventDefault()}
        onClick={(event) => console.log(event.currentTarget.failure?.guidance.title)}
      >
        <a slot="actions" href="/calls">
          All calls
        </a>
      </OsmFailureBanner>
      <OsmFailureList
        ref={list}
        calls={[call]}
        totalCalls={200}
        sort="-time"
        groupBy="blame"
        retryable={false}
        selectable
        selection={['call_1']}
        onOsmOpen={({ failure }) => console.log(failure.blameLabel)}
        onOsmSelect={({ ids }) => console.log(ids.length)}
        onOsmFilter={({ query, sort }) => console.log(query, sort)}
        onOsmReload={() => list.current?.upsert(call)}
      />
      <OsmBlameBadge blame="carrier" />
    </>
  );
}

export function Tags() {
  const banner = useRef<OsmFailureBanner>(null);
  return (
    <>
      <osm-failure-banner
        ref={banner}
        id="banner"
        class="wide"
        call={call}
        audience="developer"
        heading-level="3"
        retry
        events-href="/calls/{id}"
        onosm-retry={(event) => event.retryWith(() => fetch('/retry'))}
      >
        <a slot="actions" href="/calls">
          All calls
        </a>
      </osm-failure-banner>
      <osm-failure-list calls={[call]} totalCalls={200} sort="duration" onosm-select={({ ids }) => console.log(ids)} />
      <osm-blame-badge reason="idle_timeout" />
    </>
  );
}
