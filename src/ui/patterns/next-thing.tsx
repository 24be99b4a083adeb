import { Heading } from '../components/callouts.tsx'
import type { Content } from '../options.ts'

export type NextThingProps = {
  /** 'Next, tomorrow' or 'My next thing' */
  label: Content
  title: Content
  headingLevel?: 2 | 3
  text?: Content
  /** The first is solid, the rest are lighter. With `post` it sends a form instead of leading to a page. */
  actions?: { text: Content; href?: string; post?: string; name?: string; value?: string }[]
  picture?: Content
}

/** The one next thing, on fern. Always in view near the top of a record. */
export function NextThing(props: NextThingProps) {
  return (
    <section class="app-next" aria-label="Next">
      <div class="app-next__words">
        <p class="app-next__label">{props.label}</p>
        <Heading level={props.headingLevel ?? 2} class="app-next__title">
          {props.title}
        </Heading>
        {props.text && <p>{props.text}</p>}
        {props.actions && <Actions actions={props.actions} />}
      </div>
      {props.picture && <div class="app-next__picture">{props.picture}</div>}
    </section>
  )
}

function Actions({ actions }: { actions: NonNullable<NextThingProps['actions']> }) {
  return (
    <div class="app-next__actions">
      {actions.map(({ text, href, post, name, value }, index) => {
        const className = index === 0 ? 'app-next__action app-next__action--first' : 'app-next__action'
        return post ? (
          <form method="post" action={post}>
            <button class={className} type="submit" name={name} value={value}>
              {text}
            </button>
          </form>
        ) : (
          <a class={className} href={href}>
            {text}
          </a>
        )
      })}
    </div>
  )
}

/** The next thing in two lines, for the pages beside the record. */
export function NextLine({ title, text }: { title: Content; text?: Content }) {
  return (
    <p class="app-next-line">
      <strong>Next: {title}</strong>
      {text && <span>{text}</span>}
    </p>
  )
}

/**
 * The next thing again, at the foot of a phone while its card is out of sight: a page as long as a record leads on from
 * anywhere. Whatever takes focus is kept clear of it (`scroll-padding-bottom`).
 */
export function NextBar({ title, action }: { title: Content; action: { text: Content; href: string } }) {
  return (
    <nav class="app-next-bar" aria-label="Next, from anywhere on this page">
      <p>
        <span class="nhsuk-u-visually-hidden">Next: </span>
        {title}
      </p>
      <a class="app-next-bar__action" href={action.href}>
        {action.text}
      </a>
    </nav>
  )
}
