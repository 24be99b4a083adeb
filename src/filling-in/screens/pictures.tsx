// What stands beside the words in picture mode: our own line drawings. The words say all of it.

const mouths = [
  'M12 32Q22 20 32 32',
  'M13 31Q22 25 31 31',
  'M13 29H31',
  'M13 27Q22 34 31 27',
  'M12 26Q22 40 32 26Z',
]
const brows = [
  'M11 13L17 10M33 13L27 10',
  'M11 12L17 11M33 12L27 11',
  'M11 11H17M27 11H33',
  'M11 12Q14 9 17 12M27 12Q30 9 33 12',
  'M10 12Q14 7 18 12M26 12Q30 7 34 12',
]

/** A face, from sad to glad: the colour is the same for all. `share` runs from 0 to 1. */
export function Face({ share }: { share: number }) {
  const which = Math.round(share * (mouths.length - 1))
  return (
    <svg class="app-face" viewBox="0 0 46 46" width="60" height="60" aria-hidden="true" focusable="false">
      <circle class="app-face__colour" cx="25" cy="25" r="19" />
      <circle class="app-face__line" cx="22" cy="22" r="19" />
      <circle class="app-face__dot" cx="15" cy="19" r="2.2" />
      <circle class="app-face__dot" cx="29" cy="19" r="2.2" />
      <path class="app-face__line" d={`${brows[which]}${mouths[which]}`} />
    </svg>
  )
}

/** How much: a jug, filled as far. */
export function Amount({ share }: { share: number }) {
  const height = Math.round(share * 30)
  return (
    <svg class="app-face" viewBox="0 0 46 46" width="60" height="60" aria-hidden="true" focusable="false">
      {height > 0 && <path class="app-face__colour" d={`M12 ${38 - height}H31V38H12Z`} />}
      <path class="app-face__line" d="M10 6V40H33V6M33 14H38A4 4 0 0 1 38 28H33M15 14H20M15 22H20M15 30H20" />
    </svg>
  )
}
