import { addressLine, type Service, scheduleLine } from '../../directory/index.ts'
import { en } from '../../words/index.ts'

const { comparing } = en

/** Services to choose between, on paper, for the young person: nothing but what anybody may read of them. */
export function ComparisonPaper({ called, services }: { called: string; services: readonly Service[] }) {
  return (
    <>
      <h1>{comparing.heading({ called })}</h1>
      <p class="nhsuk-body-l">{comparing.lead}</p>
      <div class="app-choosing">
        {services.map((service) => (
          <section>
            <h2>
              <span class="app-choosing__box" aria-hidden="true" /> {service.name}
            </h2>
            {service.summary && <p dir="auto">{service.summary}</p>}
            <dl>
              {factsOf(service).map(([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd dir="auto">{value}</dd>
                </>
              ))}
            </dl>
            {service.walkIn.length > 0 && (
              <>
                <h3>{comparing.whatHappens}</h3>
                <ol>
                  {service.walkIn.map(({ title, text }) => (
                    <li dir="auto">
                      {title}: {text}
                    </li>
                  ))}
                </ol>
              </>
            )}
          </section>
        ))}
      </div>
      <p>{comparing.none}</p>
    </>
  )
}

function factsOf(service: Service): [string, string][] {
  const [where] = service.locations
  const [person] = service.whoYouMeet
  const facts: [string, string | null | undefined][] = [
    [comparing.when, service.schedules.map(scheduleLine).join('; ')],
    [comparing.where, where && addressLine(where)],
    [comparing.door, service.door],
    [comparing.cost, service.fees ?? (service.free ? comparing.free : null)],
    [comparing.who, person && `${person.name}, ${person.role}. ${person.text}`],
    [comparing.getThere, where?.gettingThere],
    [comparing.access, where?.accessNotes],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
}
