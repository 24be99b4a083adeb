// The arrows and marks of the NHS design system (MIT), as paths on a 24-unit square. The hand and the speaker are our own.
const paths = {
  'arrow-left':
    'M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z',
  'arrow-right':
    'm14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z',
  'arrow-right-circle':
    'M12 2a10 10 0 0 0-10 9h11.7l-4-4a1 1 0 0 1 1.5-1.4l5.6 5.7a1 1 0 0 1 0 1.4l-5.6 5.7a1 1 0 0 1-1.5 0 1 1 0 0 1 0-1.4l4-4H2A10 10 0 1 0 12 2z',
  cross:
    'M17 18.5c-.4 0-.8-.1-1.1-.4l-10-10c-.6-.6-.6-1.6 0-2.1.6-.6 1.5-.6 2.1 0l10 10c.6.6.6 1.5 0 2.1-.3.3-.6.4-1 .4z M7 18.5c-.4 0-.8-.1-1.1-.4-.6-.6-.6-1.5 0-2.1l10-10c.6-.6 1.5-.6 2.1 0 .6.6.6 1.5 0 2.1l-10 10c-.3.3-.6.4-1 .4z',
  tick: 'M11.4 17.5a2 2 0 0 1-2.7.1h-.1L4 12.8a1.5 1.5 0 0 1 2.1-2L10 14.7l8.1-8.1a1.5 1.5 0 1 1 2.2 2l-8.9 9Z',
  search:
    'm20.7 18.9-4.1-4.1a7 7 0 1 0-1.4 1.4l4 4.1a1 1 0 0 0 1.5 0c.4-.4.4-1 0-1.4ZM6 10.6a5 5 0 1 1 10 0 5 5 0 0 1-10 0Z',
  menu: 'M4 6h16v2H4zM4 11h16v2H4zM4 16h16v2H4z',
  hand: 'M7 12V6.2a1.1 1.1 0 0 1 2.2 0V11h.6V4.2a1.1 1.1 0 0 1 2.2 0V11h.6V4.9a1.1 1.1 0 0 1 2.2 0v6.7h.6V7.4a1.1 1.1 0 0 1 2.2 0V15c0 4-2.4 6.5-6 6.5-2.6 0-4.2-1.1-5.6-3.4l-2.6-4.2c-.8-1.3.9-2.5 1.9-1.4L7 14.6Z',
  speaker:
    'M4 9h4l5-4v14l-5-4H4zM15.2 8.2a1 1 0 0 1 1.4 0 5.4 5.4 0 0 1 0 7.6 1 1 0 0 1-1.4-1.4 3.4 3.4 0 0 0 0-4.8 1 1 0 0 1 0-1.4zM17.8 5.6a1 1 0 0 1 1.4 0 9 9 0 0 1 0 12.8 1 1 0 0 1-1.4-1.4 7 7 0 0 0 0-10 1 1 0 0 1 0-1.4z',
} as const

export type IconName = keyof typeof paths

/** A small picture beside words. It is hidden from screen readers: the words must say it. */
export function Icon({ name, classes }: { name: IconName; classes?: string }) {
  return (
    <svg
      class={`nhsuk-icon nhsuk-icon--${name}${classes ? ` ${classes}` : ''}`}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 24 24"
      width="16"
      height="16"
      focusable="false"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
