/** For the button that opens a row. */
export const CHEVRON = 'm4 6 4 4 4-4';

/** For the button that removes a filter. */
export const CROSS = 'm4.5 4.5 7 7m0-7-7 7';

/** For a rate above its limit. */
export const WARNING = 'M8 2 1.5 13.5h13zm0 4.5V10m0 1.5v.5';

/** For the column that the list is sorted by. */
export const ARROW = 'M8 3v10m-3.5-3.5L8 13l3.5-3.5';

/** Takes calls out of the list: an arrow into a tray. */
export const DOWNLOAD = 'M8 2v8m-3-3 3 3 3-3M2.5 11v2.5h11V11';

/** A handset, a globe, a speech bubble. */
const CHANNELS: ReadonlyMap<string, string> = new Map([
  [
    'phone',
    'M3.5 2h2l1.5 3.5L5.5 7A8 8 0 0 0 9 10.5L10.5 9l3.5 1.5v2A1.5 1.5 0 0 1 12.5 14 10.5 10.5 0 0 1 2 3.5 1.5 1.5 0 0 1 3.5 2',
  ],
  ['web', 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2 8h12M8 2c3.3 3.6 3.3 8.4 0 12-3.3-3.6-3.3-8.4 0-12'],
  ['whatsapp', 'm2.5 13.5.9-3A5.8 5.8 0 1 1 5.6 12.6z'],
]);

/** A ring, for an unknown channel. */
const OTHER_CHANNEL = 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6';

/** The icon of a channel; '' if the call has none. */
export const channelIcon = (channel: string): string =>
  channel === '' ? '' : (CHANNELS.get(channel.toLowerCase()) ?? OTHER_CHANNEL);
