/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// About 200 metres in England: near enough to find things by, too coarse to tell a house.
const STEP_NORTH = 0.002
const STEP_EAST = 0.003

const WAIT_MS = 15_000

/** A point to about 200 metres, as the field takes it: '53.302,0.453'. */
export function roundedPoint(latitude: number, longitude: number): string {
  const to = (step: number, degrees: number) => (Math.round(degrees / step) * step).toFixed(3)
  return `${to(STEP_NORTH, latitude)},${to(STEP_EAST, longitude)}`
}

/**
 * Beside a field that takes a place (`data-near-me` has the words of the button) puts a button that fills in where the
 * browser is. The browser is asked only when it is pressed, and nothing leaves it until the form is sent.
 */
export function nearMe(page: Document): void {
  if (!window.isSecureContext || !('geolocation' in navigator)) return
  for (const field of page.querySelectorAll<HTMLInputElement>('input[data-near-me]')) addButton(page, field)
}

function addButton(page: Document, field: HTMLInputElement): void {
  const { nearMe: words = '', nearMeAsking = '', nearMeFound = '', nearMeFailed = '' } = field.dataset
  const row = page.createElement('div')
  row.className = 'app-near'
  const button = page.createElement('button')
  button.type = 'button'
  button.textContent = words
  const said = page.createElement('span')
  said.setAttribute('role', 'status')
  row.append(button, said)
  field.after(row)
  button.addEventListener('click', () => {
    said.textContent = nearMeAsking
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = roundedPoint(coords.latitude, coords.longitude)
        said.textContent = nearMeFound
      },
      () => {
        said.textContent = nearMeFailed
      },
      { enableHighAccuracy: false, maximumAge: 300_000, timeout: WAIT_MS },
    )
  })
}
