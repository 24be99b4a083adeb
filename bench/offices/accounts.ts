import { never, type Office, type Room } from './office.ts'
import { HERE, idOf, is, isWorker, type Who, workers, worksAs } from './scene.ts'

// What people sign in with, and what seals what was written down.

const isOwn = (who: Who, worker: unknown): boolean => isWorker(who) && who.id === worker

/** "An administrator sees, and takes away, what those of their organisation sign in with." */
const administers = (who: Who, worker: unknown): boolean =>
  worksAs(who, 'administrator') && workers.some(({ name, of }) => idOf(name) === worker && of === who.of)

const passkeyOf = (name: string) => ({
  ...{ id: idOf(`passkey of ${name}`), worker_id: idOf(name), credential_id: idOf(name) },
  ...{ public_key: '\\x00', sign_count: 0, name: 'A phone' },
})

const passkey: Office = {
  table: 'passkey',
  rows: ['council manager', 'council administrator', 'teacher', 'manager there'].map(passkeyOf),
  reads: (who, { worker_id }) => isOwn(who, worker_id) || administers(who, worker_id),
  acts: [{ set: 'sign_count = 1', may: (who, { worker_id }) => isOwn(who, worker_id) }],
  takes: (who, { worker_id }) => isOwn(who, worker_id) || administers(who, worker_id),
  writes: [
    { row: ({ id }) => ({ ...passkeyOf('new'), worker_id: id }), may: isWorker },
    { row: () => passkeyOf('without a role'), may: (who) => isOwn(who, idOf('without a role')) },
  ],
}

/** "History is sealed by the sealer; who verifies it and who saves it read the seals." */
const readsSeals = (who: Who): boolean => is(who, 'job:seal', 'operator:history-verify', 'operator:backup')
const seals = (who: Who): boolean => is(who, 'job:seal')

const seal = (number: number) => ({ number, position: number, chain: `\\x${'00'.repeat(32)}` })
const head = (number: number) => ({ number, signed_at: '2026-11-26T12:00:00Z', line: 'x' })

const sealed: readonly Office[] = [
  {
    ...{ table: 'history_seal', key: ['number'], rows: [seal(1)], reads: readsSeals },
    writes: [{ row: () => seal(2), may: seals }],
  },
  {
    ...{ table: 'history_head', key: ['number'], rows: [head(1)], reads: readsSeals },
    writes: [{ row: () => head(2), may: seals }],
  },
  // What was taken back since the last copy, for whoever puts that copy back: by its own trigger, and noted as written by the sealer.
  {
    ...{
      table: 'withdrawal_log',
      key: ['of_id'],
      rows: [{ of_table: 'decision', of_id: idOf('taken back') }],
    },
    reads: seals,
    acts: [{ set: 'written_at = clock_timestamp()', may: seals }],
  },
  // How often somebody tried their step up is nobody's to read: a function counts.
  {
    ...{
      table: 'glass_try',
      rows: [{ id: idOf('try'), place_id: HERE, worker_id: idOf('council manager') }],
    },
    reads: never,
  },
]

export const accounts: Room = { offices: [passkey, ...sealed] }
