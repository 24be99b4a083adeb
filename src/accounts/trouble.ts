/** Why nobody is signed in after all; each has its page. */
export type Trouble =
  | 'too-many'
  | 'out-of-date'
  | 'not-finished'
  | 'provider-silent'
  | 'provider-wrong'
  | 'too-weak'
  | 'nobody-we-know'
  | 'has-left'
  | 'invitation-over'
  | 'already-somebody'
  | 'somebody-else'
  | 'passkey-refused'
