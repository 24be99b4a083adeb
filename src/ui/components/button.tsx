import { type Attributes, type Content, classNames } from '../options.ts'
import { Icon, type IconName } from './icon.tsx'

export type ButtonProps = {
  text?: Content
  children?: Content
  /** With an address it is a link that looks like a button; without, a button that sends its form. */
  href?: string
  variant?: 'brand' | 'secondary' | 'secondary-solid' | 'warning' | 'reverse'
  small?: boolean
  disabled?: boolean
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  id?: string
  icon?: { name: IconName; placement: 'start' | 'end' }
  ariaLabel?: string
  preventDoubleClick?: boolean
  classes?: string
  attributes?: Attributes
}

/** A button, or a link in a button's clothes when `href` is given. One solid button to a page. */
export function Button(props: ButtonProps) {
  const shared = {
    class: classNames(
      'nhsuk-button',
      props.variant && `nhsuk-button--${props.variant}`,
      props.icon && 'nhsuk-button--icon',
      props.small && 'nhsuk-button--small',
      props.classes,
    ),
    id: props.id,
    'data-module': 'nhsuk-button',
    'data-prevent-double-click': props.preventDoubleClick?.toString(),
    'aria-label': props.ariaLabel,
    ...props.attributes,
  }
  const content = <ButtonContent text={props.text ?? props.children} icon={props.icon} />
  if (props.href !== undefined) {
    return (
      <a {...shared} href={props.href}>
        {content}
      </a>
    )
  }
  const disabled = props.disabled ? { disabled: true, 'aria-disabled': 'true' } : {}
  return (
    <button {...shared} type={props.type ?? 'submit'} name={props.name} value={props.value} {...disabled}>
      {content}
    </button>
  )
}

function ButtonContent({ text, icon }: { text: Content; icon: ButtonProps['icon'] }) {
  if (!icon) return <>{text}</>
  return (
    <>
      {icon.placement === 'start' && <Icon name={icon.name} />}
      <span class="nhsuk-button__content">{text}</span>
      {icon.placement === 'end' && <Icon name={icon.name} />}
    </>
  )
}

/** The way into a journey: a solid button with an arrow. */
export function StartButton({ text, href }: { text: Content; href: string }) {
  return <Button text={text} href={href} icon={{ name: 'arrow-right', placement: 'end' }} />
}

/** Sends its form but looks like a link: for the lesser of two choices. */
export function LinkButton({
  text,
  name,
  value,
  formaction,
}: {
  text: Content
  name?: string
  value?: string
  formaction?: string
}) {
  return (
    <button class="app-link-button" type="submit" name={name} value={value} formaction={formaction}>
      {text}
    </button>
  )
}

/** Buttons and links on one line, below each other on a phone. */
export function ButtonGroup({ children }: { children?: Content }) {
  return <div class="nhsuk-button-group">{children}</div>
}
