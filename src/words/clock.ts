import { writeLog } from './log-line.ts'

/** Tells the present moment. Everything that depends on time is handed one of these. */
export type Clock = () => Date

/** So far the machine's clock is followed backwards, as it is put right now and then; beyond that it was set wrong. */
const PUT_RIGHT = 60_000

/** What to add to the time since the program began, which no setting of a clock changes. */
let beginning = Number.NEGATIVE_INFINITY
let setBack = false

/**
 * The real clock. This is the only place in the project that asks the machine what time it is. It does not go back: where the
 * machine's is set back the program goes on with its own, or whoever left a circle would be in it again.
 */
export const systemClock: Clock = () => {
  const since = performance.now()
  const seen = Date.now() - since
  const behind = beginning - seen
  if (behind < PUT_RIGHT) beginning = seen
  else if (!setBack)
    writeLog(
      `The clock of this machine was set back by ${Math.round(behind / PUT_RIGHT)} minutes: this server goes on with its own time. Set the clock right, and start the server again.`,
      { level: 'warning' },
    )
  setBack = behind >= PUT_RIGHT
  return new Date(Math.round(beginning + since))
}

/** A stretch of elapsed time; a day is always 24 hours, whatever the clocks do. */
export type Stretch = { days?: number; hours?: number; minutes?: number }

/** A clock that can be moved, for the demonstration and for tests. */
export type MovableClock = {
  now: Clock
  moveTo: (instant: Date | string) => void
  moveBy: (stretch: Stretch) => void
}

/**
 * A clock that can be moved. Given a start it stands still until it is moved; without one it runs along with
 * the real clock, and moving it only shifts it. Throws a RangeError when an instant is not a real one.
 */
export function movableClock(start?: Date | string): MovableClock {
  const runs = start === undefined
  const base = () => (runs ? systemClock().getTime() : 0)
  let shift = start === undefined ? 0 : milliseconds(start)
  return {
    now: () => new Date(base() + shift),
    moveTo: (instant) => {
      shift = milliseconds(instant) - base()
    },
    moveBy: ({ days = 0, hours = 0, minutes = 0 }) => {
      shift += ((days * 24 + hours) * 60 + minutes) * 60_000
    },
  }
}

function milliseconds(instant: Date | string): number {
  const value = new Date(instant).getTime()
  if (Number.isNaN(value)) throw new RangeError(`"${String(instant)}" is not a moment in time`)
  return value
}
