import { listOf } from '../words/index.ts'
import {
  agesSaid,
  capacitySaid,
  circumstancesSaid,
  deliverySaid,
  durationSaid,
  measureOfDelivery,
  othersSaid,
  pointSaid,
  priceSaid,
  sessionParts,
  shapedSaid,
  sourceSaid,
  tiersSaid,
  whereSaid,
  workedOut,
} from './described.ts'
import type { KnownProgramme } from './library.ts'

/** What a blueprint says, line by line, for a terminal. */
export function linesOf({ programme, state }: KnownProgramme): string[] {
  const { origin, for_whom } = programme
  const listed = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', `${title}:`, ...lines.map((line) => `  ${line}`)] : []
  return [
    `${programme.public_name} (${programme.name}), version ${programme.version}, ${state}`,
    programme.about,
    ...(origin.kind === 'elsewhere'
      ? [`Its origin: ${origin.name}, ${listOf(origin.run_by)}. ${origin.thanks} ${origin.not_theirs}`]
      : [`Made by ${listOf(origin.run_by)}.`]),
    `Tier: ${tiersSaid(programme)}`,
    ...listed(
      'Promises',
      programme.promises.map(({ name, says }) => `${name}: ${says}`),
    ),
    ...listed('For whom', [
      agesSaid(for_whom),
      ...circumstancesSaid(for_whom),
      othersSaid(for_whom),
      ...(for_whom.note ? [for_whom.note] : []),
    ]),
    ...listed(
      'Ways in',
      programme.ways_in.map(
        ({ who, note, form }) =>
          `${sourceSaid(who)}${note ? `. ${note}` : ''}${form.map(({ asks }) => `\n    ${asks}`).join('')}`,
      ),
    ),
    ...listed(
      'Who has a part in it',
      programme.agencies.map(({ name, part }) => `${name}: ${part}`),
    ),
    ...listed(
      'How it is done',
      programme.delivery.map((way) =>
        [deliverySaid(way), way.about, whereSaid(way), measureOfDelivery(way), sessionParts(way).join(', ')]
          .filter(Boolean)
          .join('; '),
      ),
    ),
    `Places: ${capacitySaid(programme)}. How long: ${durationSaid(programme)}. Price: ${priceSaid(programme)}.`,
    ...listed(
      'Measures',
      programme.measures.map(
        ({ measure, score, points }) =>
          `${measure}${score ? ` (${score})` : ''}: ${points.map((point) => pointSaid(point, programme.follow_up)).join('; ')}`,
      ),
    ),
    ...listed(
      'What it must show',
      programme.statements.map((one) => `${one.key}  ${one.text}: ${workedOut(one)}`),
    ),
    ...listed('Shown elsewhere', programme.also_shows),
    ...listed(
      'Shaped with',
      programme.shaped_with.map((one) => `${shapedSaid(one)}. ${one.changed}`),
    ),
  ]
}
