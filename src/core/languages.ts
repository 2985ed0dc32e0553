/**
 * Languages with a catalogue (src/popup/i18n/<language>). One more is a folder and a word here (docs/adr/0011). Apart from the
 * settings' schema, because the first paint needs these few words and not the schema.
 */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
