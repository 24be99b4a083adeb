import { expect, it } from 'vitest'
import type { WishDue } from '../circle/index.ts'
import { dateOnly } from '../words/index.ts'
import type { Beholding } from './today.ts'
import { wishThings } from './wish-things.ts'

const eyes = (workerId: string): Beholding => ({
  ...{ workerId, organisationId: 'o', teams: ['t'], managedTeams: ['t'], covering: [] },
  today: dateOnly('2026-11-24'),
})
const wish: WishDue = {
  ...{ id: 'w', kind: 'know', who: 'Nadia', youngPersonId: 'p', name: 'Kezia Mensah', called: 'Kez' },
  ...{ workerId: 'maryam', workerName: 'Maryam Siddiqui', dueOn: '2026-11-27' },
}

it('puts a wish with its worker from the start, and with the manager once it is late', () => {
  const [own] = wishThings([wish], eyes('maryam'))
  expect(own).toMatchObject({ side: 'mine', openEnded: true, on: '2026-11-27' })
  expect(own?.what).toContain('Kez would like Nadia to know')
  expect(wishThings([wish], eyes('helen'))[0]).toMatchObject({ side: 'team', openEnded: false })
})

it('puts a wish for another person with the manager alone, from the start', () => {
  const [thing] = wishThings([{ ...wish, kind: 'another_worker', who: null }], eyes('helen'))
  expect(thing).toMatchObject({ side: 'mine', openEnded: true, owner: { workerId: 'helen' } })
})
