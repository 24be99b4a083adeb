import type { Content } from '../options.ts'

// Our own line drawings. They are decoration: nothing depends on seeing them.

function Picture({ width, height, children }: { width: number; height: number; children?: Content }) {
  return (
    <svg
      class="app-picture"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

const leaf = (x: number, y: number, turn: number) => (
  <path
    class="app-picture__fill"
    transform={`translate(${x} ${y}) rotate(${turn})`}
    d="M0 0C-8-5-8-13 0-20 8-13 8-5 0 0Z"
  />
)

/** A bench with a young plant beside it: nothing needs you now. */
export function BenchPicture() {
  return (
    <Picture width={146} height={62}>
      <path class="app-picture__ground" d="M1 58H145" />
      <path
        class="app-picture__line"
        d="M40 10H98M40 18H98M38 26H100M34 36H104M40 36V58M46 36V58M92 36V58M98 36V58M44 10V36M94 10V36"
      />
      <path class="app-picture__line" d="M124 58V30" />
      {leaf(124, 28, 0)}
      {leaf(123, 44, -58)}
      {leaf(125, 42, 52)}
    </Picture>
  )
}

/** A door at the end of a path, with plants: somewhere to go. */
export function DoorPicture() {
  return (
    <Picture width={164} height={100}>
      <path class="app-picture__ground" d="M2 86H162" />
      <path class="app-picture__line" d="M96 86V26a20 20 0 0 1 40 0V86" />
      <path class="app-picture__fill" d="M104 86V30a12 12 0 0 1 24 0V86Z" />
      <circle class="app-picture__dot" cx="122" cy="54" r="3" />
      <path class="app-picture__line" d="M128 86C120 96 104 94 98 94M104 88C84 92 40 94 18 94" />
      <path class="app-picture__line" d="M56 86V54M146 86V72" />
      {leaf(56, 56, 0)}
      {leaf(56, 70, -52)}
      {leaf(57, 80, 52)}
      {leaf(146, 78, 40)}
    </Picture>
  )
}

/** One leaf on its stem: something has begun. */
export function LeafPicture() {
  return (
    <Picture width={96} height={96}>
      <path class="app-picture__line" d="M40 90C38 70 52 64 52 48" />
      <path class="app-picture__fill" d="M51 52C36 26 52 8 86 12 88 44 74 60 51 52Z" />
      <path class="app-picture__line" d="M54 46 72 26" />
    </Picture>
  )
}

/** A path that winds to the horizon: what comes next. */
export function PathPicture() {
  return (
    <Picture width={164} height={96}>
      <path class="app-picture__ground" d="M2 46C30 34 56 34 82 42S134 48 162 38" />
      <path
        class="app-picture__line"
        d="M20 92C50 84 92 76 76 64 62 54 78 48 84 42M60 92C92 84 120 74 96 62 84 56 86 48 90 43"
      />
      <path class="app-picture__line" d="M128 44V26M40 38V24" />
      {leaf(128, 30, 0)}
      {leaf(128, 40, 48)}
      {leaf(40, 28, 0)}
      {leaf(40, 36, -48)}
    </Picture>
  )
}

/** A ball that has just been kicked: something to do. */
export function BallPicture() {
  return (
    <Picture width={120} height={96}>
      <path class="app-picture__ground" d="M8 90H112" />
      <circle class="app-picture__fill" cx="68" cy="50" r="34" />
      <path
        class="app-picture__line"
        d="M68 36 82 46 77 62H59L54 46ZM68 36V16M82 46 100 40M77 62 88 78M59 62 48 78M54 46 36 40"
      />
      <path class="app-picture__line" d="M8 36H24M4 50H20M8 64H24" />
    </Picture>
  )
}

/** A pencil and the line it drew: in your own words. */
export function PencilPicture() {
  return (
    <Picture width={96} height={96}>
      <path class="app-picture__fill" d="M24 58 62 20 76 34 38 72Z" />
      <path
        class="app-picture__line"
        d="M24 58 18 78 38 72M55 27 69 41M62 20 68 14 82 28 76 34M18 78 24 72"
      />
      <path class="app-picture__line" d="M10 88c6-5 10-5 16 0s10 5 16 0 10-5 16 0 10 5 16 0" />
    </Picture>
  )
}
