import '@osmapi/osmtalk-elements';
import type { FailureGuidance } from '@osmapi/osmtalk-elements';

const banner = document.createElement('osm-failure-banner');
banner.audience = 'tester';
banner.call = { status: 'failed' };
banner.addEventListener('osm-retry', (event) => event.retryWith(() => fetch('/retry')));
export const guidance: FailureGuidance | undefined = banner.failure?.guidance;
document.querySelector('osm-failure-list')?.upsert('idle_timeout');
