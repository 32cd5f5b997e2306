/** The languages of the interface. A message that one lacks is shown in English; src/i18n/messages.test.ts lists those. */
export const OFFERED = ['en', 'es', 'it', 'fr', 'pt', 'hr', 'sl', 'el', 'sq'] as const
