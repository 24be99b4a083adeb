import { Hero, Pagination } from '../../ui/index.ts'
import { type DateOnly, en } from '../../words/index.ts'
import type { Found } from '../finding/find-services.ts'
import { AskAPerson } from './ask-a-person.tsx'
import { type Asked, findAddress } from './asked.ts'
import { FindForm } from './find-form.tsx'
import { Result } from './result.tsx'

const { find } = en.directory

/** `held` is how many records wait for a curator; undefined for everybody else. */
export type FindProps = { found: Found; asked: Asked; today: DateOnly; held?: number }

/** Find something to do: the question, what narrows it, then the answers. */
export function FindPage({ found, asked, today, held }: FindProps) {
  const age = asked.age === '' ? undefined : Number(asked.age)
  const first = (found.page - 1) * 20 + 1
  return (
    <>
      <Hero heading={find.question}>
        <FindForm asked={asked} />
      </Hero>
      <div class="app-finding">
        <Heading found={found} asked={asked} />
        {found.total === 0 ? (
          <Nothing asked={asked} />
        ) : (
          <ol class="app-results" start={first}>
            {found.results.map((result, index) => (
              <Result result={result} number={first + index} today={today} age={age} />
            ))}
          </ol>
        )}
        <Pages found={found} asked={asked} />
        <AskAPerson />
        {held !== undefined && (
          <p class="app-small">
            <a href="/directory/held">Records held for a curator: {held}</a>
          </p>
        )}
      </div>
    </>
  )
}

function Heading({ found, asked }: { found: Found; asked: Asked }) {
  const narrowed = findAddress(asked) !== '/services'
  const count = narrowed ? find.count(found) : find.all(found)
  return (
    <div role="status">
      {found.slips.map((slip) => (
        <p>{find.meant(slip)}</p>
      ))}
      {found.total > 0 && (
        <p>
          <strong>
            {found.onlySome
              ? find.onlySome
              : `${count} ${asked.words && found.total > 1 ? find.bestFirst : ''}`}
          </strong>
        </p>
      )}
    </div>
  )
}

function Nothing({ asked }: { asked: Asked }) {
  const { none } = find
  const wider = [
    asked.day && { text: none.anyDay, href: findAddress({ ...asked, day: '' }) },
    asked.age && { text: none.anyAge, href: findAddress({ ...asked, age: '' }) },
    asked.cost && { text: none.anyCost, href: findAddress({ ...asked, cost: '' }) },
    { text: none.fewerWords, href: '/services' },
  ].filter((way) => way !== '')
  return (
    <section class="app-nothing">
      <h2>{none.heading}</h2>
      <p>{none.wider}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {wider.map(({ text, href }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Pages({ found, asked }: { found: Found; asked: Asked }) {
  const { page, pages } = found
  if (pages < 2) return <></>
  const step = (to: number) => ({
    href: findAddress({ ...asked, page: to }),
    label: find.page({ page: to, pages }),
  })
  return (
    <Pagination
      label={find.pages}
      previous={page > 1 ? step(page - 1) : undefined}
      next={page < pages ? step(page + 1) : undefined}
    />
  )
}
