/** What leaves the house: an id that says whether two copies are one, where to, and the words. */
export type Outgoing = { id: string; address: string; subject: string; body: string }

/** Sends one message. Throws `Undeliverable` when trying again cannot help, anything else when it can. */
export type Sender = (message: Outgoing) => Promise<void>

/** Trying again cannot help. The message is a sentence without personal data, for the record. */
export class Undeliverable extends Error {}
