/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// The only script of every page; a register has one more. Nothing but a passkey needs it: it stops a form from being sent twice in a hurry, takes
// focus to what went wrong, lets 'none of these' untick the rest, fills in where one is when asked to, shows the
// buttons to copy and to print, reads a question aloud, keeps one of a survey until there is a connection, asks a passkey, and takes
// old registers off a phone.
import { copyAndPrint } from './copy.ts'
import { untickTheRest } from './exclusive.ts'
import { focusOnErrors } from './focus.ts'
import { listen } from './listen.ts'
import { nearMe } from './near-me.ts'
import { askPasskey } from './passkey.ts'
import { forgetRegisters } from './register/keeping.ts'
import { sendOnce } from './send-once.ts'
import { waitForConnection } from './wait-for-connection.ts'

// First, so that what waits counts as not sent.
waitForConnection(document)
sendOnce(document)
askPasskey(document)
focusOnErrors(document)
untickTheRest(document)
listen(document)
nearMe(document)
copyAndPrint(document)
forgetRegisters()
