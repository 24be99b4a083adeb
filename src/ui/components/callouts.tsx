import { type Content, classNames } from '../options.ts'

type Level = 1 | 2 | 3 | 4

/** A heading of a given level. */
export function Heading(props: { level: Level; class?: string; id?: string; children?: Content }) {
  const Element = `h${props.level}` as const
  return (
    <Element class={props.class} id={props.id}>
      {props.children}
    </Element>
  )
}

export type WarningCalloutProps = {
  heading: string
  headingLevel?: Level
  text?: Content
  id?: string
  classes?: string
  children?: Content
}

/** What must not be missed. Screen readers hear 'Important' unless the heading says it. */
export function WarningCallout(props: WarningCalloutProps) {
  const saysImportant = /important/i.test(props.heading)
  return (
    <div class={classNames('nhsuk-card nhsuk-card--warning', props.classes)} id={props.id}>
      <div class="nhsuk-card__content">
        <Heading level={props.headingLevel ?? 3} class="nhsuk-card__heading">
          {saysImportant ? (
            props.heading
          ) : (
            <span role="text">
              <span class="nhsuk-u-visually-hidden">Important: </span>
              {props.heading}
            </span>
          )}
        </Heading>
        {props.text ? <p class="nhsuk-card__description">{props.text}</p> : props.children}
      </div>
    </div>
  )
}

export type InsetTextProps = { text?: Content; id?: string; classes?: string; children?: Content }

/** Words set apart from those around them. */
export function InsetText({ text, id, classes, children }: InsetTextProps) {
  return (
    <div class={classNames('nhsuk-inset-text', classes)} id={id}>
      <span class="nhsuk-u-visually-hidden">Information: </span>
      {text ? <p>{text}</p> : children}
    </div>
  )
}

/** 'Is somebody in danger today?': the berry-edged note that stands at the top of a form. */
export function DangerNote({ lead, children }: { lead: Content; children?: Content }) {
  return (
    <div class="app-danger-note">
      <p>
        <strong>{lead}</strong> {children}
      </p>
    </div>
  )
}

export type PanelProps = {
  heading: Content
  headingLevel?: Level
  text?: Content
  id?: string
  classes?: string
  children?: Content
}

/** Says that something is done: the one green panel of a last page. */
export function Panel(props: PanelProps) {
  const body = props.text ?? props.children
  return (
    <div class={classNames('nhsuk-panel', props.classes)} id={props.id}>
      <Heading level={props.headingLevel ?? 1} class="nhsuk-panel__heading">
        {props.heading}
      </Heading>
      {body && <div class="nhsuk-panel__body">{body}</div>}
    </div>
  )
}
