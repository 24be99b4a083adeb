import type { Assets } from '../ui/index.ts'
import { saidWords } from './register.ts'

/** What the script says. `{n}` is a number, `{name}` a first name. */
const phoneWords = {
  here: saidWords.came,
  notHere: saidWords.did_not_come,
  tap: 'Tap if here',
  markedHere: '{name} marked here',
  markedNot: '{name} not marked',
  newFace: 'A new face counted',
  noNewFace: 'A new face taken back',
  newFaces: '{n} new faces',
  oneNewFace: '1 new face',
  noSignal: 'No signal. Carry on.',
  one: '1 mark is safe here and will send itself.',
  many: '{n} marks are safe here and will send themselves.',
  none: 'What you tap is kept here until there is signal.',
  signIn: 'You have been signed out. Sign in, and what you marked is sent.',
  notYours: 'You do not run this group any more, so its register was wiped from this phone.',
  left: '{name} has left this group and was wiped from this phone. They are not marked.',
  finish: 'To finish, you need signal. Your marks are safe until then.',
  unread: 'Some marks could not be sent. Save the page once you have signal.',
  ready: 'You can open this page without signal now.',
} as const

/** What the script of a register needs to know: where it is, who takes it, what watches the page, and the words it says. */
export const phoneData = ({
  session,
  by,
  assets,
}: {
  session: { id: string }
  by: string
  assets: Assets
}) => ({
  'data-register': session.id,
  'data-by': by,
  'data-worker': assets.registerWorker,
  'data-words': JSON.stringify(phoneWords),
})
