/** `<osm-failure-banner>` as it ships. */
import '../../../dist/osm-failure-banner.js';

export function make(call) {
  const banner = document.createElement('osm-failure-banner');
  banner.call = call;
  return banner;
}

export function update(banner, call) {
  banner.call = call;
}
