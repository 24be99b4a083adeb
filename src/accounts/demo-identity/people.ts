import { sql } from 'kysely'
import { normaliseName } from '../../words/index.ts'
import { isRole, type Reading, roleWords } from '../worker.ts'

/** Somebody one can pick to be. */
export type DemoPerson = {
  id: string
  name: string
  jobTitle: string
  organisationName: string
  /** 'Link worker at Northside Link Workers': each role in words. */
  roles: readonly string[]
}

type Row = Omit<DemoPerson, 'roles'> & { held: { role: string; team: string }[] }

/** Everybody who works somewhere in the demo, by organisation and name. */
export async function demoPeople(db: Reading): Promise<DemoPerson[]> {
  const { rows } = await sql<Row>`
    select w.id, w.name, w.job_title as "jobTitle", o.name as "organisationName",
           (select coalesce(json_agg(json_build_object('role', m.role, 'team', t.name) order by t.name, m.role), '[]')
              from membership m join team t on t.id = m.team_id
             where m.worker_id = w.id and m.ends_on is null) as held
      from worker w join organisation o on o.id = w.organisation_id
     where w.left_on is null
     order by o.name, w.name`.execute(db)
  return rows.map(({ held, ...person }) => ({
    ...person,
    roles: held.map(({ role, team }) => `${isRole(role) ? roleWords[role] : role}, ${team}`),
  }))
}

/** Those in whose name, job, role or organisation every word of the search is found; everybody for no words. */
export function matching(people: readonly DemoPerson[], search: string): DemoPerson[] {
  const words = normaliseName(search).split(' ').filter(Boolean)
  return people.filter((person) => {
    const text = normaliseName(
      [person.name, person.jobTitle, person.organisationName, ...person.roles].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}
