// What may be asked of the policy, in plain words: eight things, each one of a closed list.

/** The roles in which a worker sees what is in records. */
export const carers = [
  ...(['link_worker', 'referrer', 'provider', 'clinician', 'safeguarding_lead'] as const),
  ...(['supervisor', 'manager'] as const),
] as const
/** The roles that keep accounts, plan and pay, and open no record. */
export const keepers = ['commissioner', 'administrator'] as const
/** Every kind of worker; `worker` is whoever has no role now, and still has work in their own name. */
export const workers = [...carers, ...keepers, 'worker'] as const
/** Whoever comes by something in their hand: a young person by their own page, glass that was broken, a link. */
export const keyHolders = ['young_person', 'glass', 'link'] as const
/** Work that nobody does by hand. */
export const machines = ['sweep', 'delivery', 'sealer', 'check', 'mailbox'] as const

/** Who asks. */
export const askers = [...workers, ...keyHolders, ...machines, 'public', 'nobody'] as const

/** How they stand to a young person: by their own work (or that of whom they cover for), by their team, or by leading it. */
export const ways = ['none', 'not yet', 'over', 'own work', 'team', 'leads', 'key'] as const

/** What that opens: the first row by an entry of the circle, the second by being named for one thing, the last by a key. */
export const openings = [
  ...(['nothing', 'support', 'referral', 'asked', 'activity', 'progress'] as const),
  ...(['going_along', 'shared_plan', 'answering'] as const),
  ...(['supervising', 'concern', 'protection'] as const),
  ...(['own page', 'glass', 'answers', 'tells', 'asks'] as const),
] as const

/** What a record has in it. */
export const ofRecords = [
  ...(['name', 'people', 'circle', 'decisions', 'referral', 'letter'] as const),
  ...(['first name', 'what keeps them well'] as const),
  ...(['attendance', 'plan', 'ratings', 'course', 'notes', 'notes for the manager', 'supervision'] as const),
  ...(['questions', 'answers', 'history', 'messages', 'links', 'keeping', 'kept apart', 'concerns'] as const),
] as const
/** What is about no young person, or about many at once. */
export const ofNobody = [
  ...(['services', 'uploads', 'feedback', 'programmes', 'drafts'] as const),
  ...(['figures', 'needs', 'insight', 'budgets'] as const),
  ...(['surveys', 'accounts', 'themselves', 'emergencies'] as const),
] as const

/** What it is about. */
export const contents = [...ofRecords, ...ofNobody] as const

/** What they want to do: share is to give it to somebody who does not have it yet. */
export const acts = ['see', 'write', 'share'] as const

/** On what it stands that they have it: a yes, a yes that was taken back, or somebody's safety without a yes. */
export const bases = ['agreed', 'taken back', 'for safety'] as const

/** What stands in the way: the circle is closed to them, or they are tied; the record is sealed and they are not of the few. */
export const restrictions = [
  'none',
  'closed to them',
  'sealed',
  'kept and not used',
  'another place',
] as const

/** What for. */
export const purposes = ['care', 'safety', 'running', 'figures'] as const

/** One question. */
export type Question = {
  who: (typeof askers)[number]
  way: (typeof ways)[number]
  opens: (typeof openings)[number]
  about: (typeof contents)[number]
  act: (typeof acts)[number]
  basis: (typeof bases)[number]
  restriction: (typeof restrictions)[number]
  purpose: (typeof purposes)[number]
}

export type Content = Question['about']
export type Act = Question['act']
export type Purpose = Question['purpose']
