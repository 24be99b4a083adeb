/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// The only script of every page. Nothing needs it: it stops a form from being sent twice in a hurry, takes
// focus to what went wrong, and lets 'none of these' untick the rest.
import { untickTheRest } from './exclusive.ts'
import { focusOnErrors } from './focus.ts'
import { sendOnce } from './send-once.ts'

sendOnce(document)
focusOnErrors(document)
untickTheRest(document)
