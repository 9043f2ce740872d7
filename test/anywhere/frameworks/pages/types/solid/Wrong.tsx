export const wrong = [
  // wrong: none of the three
  <osm-failure-banner audience="nobody" />,
  // wrong: no number
  <osm-failure-banner heading-level="three" />,
  // wrong: a property that it does not have
  <osm-failure-banner prop:calls={[]} />,
  // wrong: the events are no CustomEvents
  <osm-failure-banner on:osm-retry={(event) => event.detail} />,
  // wrong: no order of ours
  <osm-failure-list sort="size" />,
];
