import type { Child } from 'hono/jsx'

/** Each chart is drawn twice, for a wide and for a narrow screen, of which one is shown. */
type Kind = 'wide' | 'narrow'

type FrameProps = {
  kind: Kind
  width: number
  height: number
  title: string
  /** What it shows, in words, for whoever does not see it. */
  says: string
  children: Child
}

/** The frame of a chart. */
export function Frame({ kind, width, height, title, says, children }: FrameProps) {
  return (
    <svg
      class={`app-chart__${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`${title}. ${says}`}
    >
      <title>{title}</title>
      <desc>{says}</desc>
      {children}
    </svg>
  )
}
