import { OsmFailureBanner, OsmFailureList } from '@osmapi/osmtalk-elements/react.js';

export const wrong = [
  // wrong: none of the three
  <OsmFailureBanner audience="nobody" />,
  // wrong: a level is a number
  <OsmFailureBanner headingLevel="three" />,
  // wrong: none of the three
  <OsmFailureBanner announce="loud" />,
  // wrong: a property that it does not have
  <OsmFailureBanner calls={[]} />,
  // wrong: the events are no CustomEvents
  <OsmFailureBanner onOsmRetry={(event) => event.detail} />,
  // wrong: only the list is opened
  <OsmFailureBanner onOsmOpen={() => undefined} />,
  // wrong: what is read cannot be set
  <OsmFailureBanner failure={null} />,
  // wrong: no order of ours
  <OsmFailureList sort="size" />,
  // wrong: none of the three, in a tag
  <osm-failure-banner audience="nobody" />,
  // wrong: no number
  <osm-failure-banner heading-level="three" />,
  // wrong: no group of ours, in a tag
  <osm-failure-list group-by="week" />,
  // wrong: no such tag
  <osm-failure-table />,
];
