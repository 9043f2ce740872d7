import { OsmFailureBanner } from '@osmapi/osmtalk-elements/react.js';

globalThis.Banner = OsmFailureBanner;
