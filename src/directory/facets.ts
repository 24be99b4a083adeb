/** What a service may be good for: the closed list by which it is found. The words are in the catalogue. */
export const helpsWith = [
  'loneliness',
  'anxiety',
  'low_mood',
  'confidence',
  'being_active',
  'creativity',
  'nature',
  'calm',
  'learning',
  'work',
  'food_and_money',
  'family',
  'being_yourself',
  'grief',
  'helping_others',
] as const
export type HelpsWith = (typeof helpsWith)[number]

/** What a service may have for access needs and special educational needs and disabilities. */
export const accessFeatures = [
  'step_free',
  'accessible_toilet',
  'changing_places',
  'hearing_loop',
  'sign_language',
  'quiet_space',
  'easy_read',
  'send_trained',
  'extra_adult',
  'carer_welcome',
  'help_with_travel',
] as const
export type AccessFeature = (typeof accessFeatures)[number]

/** The tiers, our reading; one service may serve several. For signed-in workers only (rule 11, no label travels). */
export const tiers = [
  'universal',
  'targeted',
  'early_intervention',
  'secondary_prevention',
  'treatment',
] as const
export type Tier = (typeof tiers)[number]
