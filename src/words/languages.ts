/**
 * The languages that a survey can be built for: what each is called by those who speak it, and which way it runs. A
 * language is offered once its words are there.
 */
export const languages = {
  en: { name: 'English', direction: 'ltr' },
  cy: { name: 'Cymraeg', direction: 'ltr' },
  pl: { name: 'Polski', direction: 'ltr' },
  ro: { name: 'Română', direction: 'ltr' },
  ur: { name: 'اردو', direction: 'rtl' },
  pa: { name: 'ਪੰਜਾਬੀ', direction: 'ltr' },
  bn: { name: 'বাংলা', direction: 'ltr' },
  gu: { name: 'ગુજરાતી', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  so: { name: 'Soomaali', direction: 'ltr' },
  uk: { name: 'Українська', direction: 'ltr' },
  pt: { name: 'Português', direction: 'ltr' },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl' }>

/** One of them, by its code (BCP 47). */
export type Language = keyof typeof languages
