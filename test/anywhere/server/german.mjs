/** A little German, which the server and the client both have. */
export const german = {
  lang: 'de',
  reasons: { no_audio_either_direction: { title: 'Auf keiner Seite war etwas zu hören' } },
  list: { label: 'Gescheiterte Anrufe' },
};
