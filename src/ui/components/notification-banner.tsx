import { type Content, classNames } from '../options.ts'
import { Heading } from './callouts.tsx'

export type NotificationBannerProps = {
  text?: Content
  heading?: Content
  variant?: 'success'
  title?: Content
  titleId?: string
  role?: 'alert' | 'region'
  id?: string
  classes?: string
  children?: Content
}

/** Tells what has just happened ('success') or what one must know before going on. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.variant === 'success'
  const titleId = props.titleId ?? 'nhsuk-notification-banner-title'
  return (
    <div
      class={classNames(
        'nhsuk-notification-banner',
        props.classes,
        success && 'nhsuk-notification-banner--success',
      )}
      id={props.id}
      data-module="nhsuk-notification-banner"
      role={props.role ?? (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id={titleId}>
          {props.title ?? (success ? 'Success' : 'Important')}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        {props.heading && (
          <Heading level={3} class="nhsuk-notification-banner__heading">
            {props.heading}
          </Heading>
        )}
        {props.text && (
          <p class={props.heading ? 'nhsuk-body' : 'nhsuk-notification-banner__heading'}>{props.text}</p>
        )}
        {props.children}
      </div>
    </div>
  )
}
