import { type Content, classNames } from '../options.ts'

export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow'

export type TagProps = {
  text?: Content
  colour?: TagColour
  border?: boolean
  id?: string
  classes?: string
  children?: Content
}

/** One or two words on how something stands: pink is late, yellow due, purple a young person's, grey neutral. */
export function Tag(props: TagProps) {
  return (
    <strong
      class={classNames(
        'nhsuk-tag',
        props.colour && `nhsuk-tag--${props.colour}`,
        props.border === false && 'nhsuk-tag--no-border',
        props.classes,
      )}
      id={props.id}
    >
      {props.text ?? props.children}
    </strong>
  )
}

export type Tier = 'universal' | 'targeted' | 'early' | 'secondary' | 'treatment'

/** A bar in a hue with its word beside it: the word is required, since a hue alone says nothing. */
export function TierMark({ tier, word }: { tier: Tier; word: Content }) {
  return (
    <span class="app-tier">
      <span class={`app-tier__mark app-tier__mark--${tier}`} aria-hidden="true" />
      {word}
    </span>
  )
}
