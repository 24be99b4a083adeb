import { another, elsewhere, isOfTheirPlace } from './attempts.ts'
import { never, type Office, type Room, type Row } from './office.ts'
import { curates, HERE, idOf, THERE, teamsOf, type Who } from './scene.ts'

// Money for programmes, and where they run.

const runs: readonly { team: string; place: string }[] = [
  { team: 'charity team', place: HERE },
  { team: 'second charity team', place: HERE },
  { team: 'council team', place: HERE },
  { team: 'front door there', place: THERE },
]

const serviceOf = ({ team, place }: { team: string; place: string }): Row => ({
  ...{ id: idOf(`entry of ${team}`), place_id: place, team_id: idOf(team), name: 'A club' },
  ...{ languages: [], good_for: [], topics: [], walk_in: [], who_you_meet: [], helps_with: [] },
})

const runOf = ({ team, place }: { team: string; place: string }) => ({
  ...{ id: idOf(`run by ${team}`), place_id: place, programme: 'a-programme', begun_on: '2026-01-01' },
  ...{ service_id: idOf(`entry of ${team}`), team_id: idOf(team) },
})

const budgetFor = (team: string, place_id: string) => ({
  ...{ id: idOf(`money for ${team}`), place_id, run_id: idOf(`run by ${team}`), payer: 'The council' },
  ...{ pence: 100_000, starts_on: '2026-01-01', ends_on: '2026-12-31', made_by: idOf('commissioner') },
})

const spendOf = (team: string, place_id: string) => ({
  ...{ id: idOf(`spent of ${team}`), place_id, budget_id: idOf(`money for ${team}`), pence: 100 },
  ...{ what: 'A room', spent_on: '2026-11-02', made_by: idOf('commissioner') },
})

/** "Commissioners and administrators give money; they and those who run the programme write down what is spent and read it." */
const seesMoneyOf = (who: Who, team: unknown): boolean =>
  runs.some(({ team: name, place }) => idOf(name) === team && place === who.place) &&
  (curates(who) || teamsOf(who).some((id) => id === team))

const runBy = (team: string): string => idOf(`run by ${team}`)
const teamOfRun = (run: unknown): unknown => runs.map(({ team }) => team).find((team) => runBy(team) === run)

const isMoneyOf = (who: Who, run: unknown): boolean => seesMoneyOf(who, idOf(String(teamOfRun(run))))

const givenIn = (place: string, made_by: string): Row => ({
  ...budgetFor(place === HERE ? 'charity team' : 'front door there', place),
  ...{ id: idOf('new money'), made_by },
})

const programmeBudget: Office = {
  table: 'programme_budget',
  rows: runs.map(({ team, place }) => budgetFor(team, place)),
  reads: (who, row) => isOfTheirPlace(who, row) && isMoneyOf(who, row.run_id),
  writes: [
    { row: (who) => givenIn(who.place, who.id), may: curates },
    { row: (who) => givenIn(who.place, another(who)), may: never },
    { row: (who) => givenIn(elsewhere(who), who.id), may: never },
  ],
}

const programmeSpend: Office = {
  table: 'programme_spend',
  rows: runs.map(({ team, place }) => spendOf(team, place)),
  reads: (who, { place_id, budget_id }) =>
    place_id === who.place &&
    runs.some(({ team }) => idOf(`money for ${team}`) === budget_id && seesMoneyOf(who, idOf(team))),
  writes: runs.flatMap(({ team, place }) => [
    {
      row: (who: Who) => ({ ...spendOf(team, place), id: idOf('new spend'), made_by: who.id }),
      may: (who: Who) => seesMoneyOf(who, idOf(team)),
    },
    {
      row: (who: Who) => ({ ...spendOf(team, place), id: idOf('new spend'), made_by: another(who) }),
      may: never,
    },
    {
      row: (who: Who) => ({
        ...{ ...spendOf(team, place), id: idOf('new spend'), made_by: who.id },
        place_id: place === HERE ? THERE : HERE,
      }),
      may: never,
    },
  ]),
}

export const budgets: Room = {
  offices: [programmeBudget, programmeSpend],
  ground: [
    { table: 'service', rows: runs.map(serviceOf) },
    { table: 'programme_run', rows: runs.map(runOf) },
  ],
}
