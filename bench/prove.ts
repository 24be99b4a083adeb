import { parseArgs } from 'node:util'
import { killRounds } from './kill-rounds.ts'
import { measureMorning, morningLines, REAL_MORNING } from './morning.ts'
import { startPart } from './processes.ts'

// Kill rounds, as many as asked for, and then 30,000 pupils in an hour. Either alone: npm run prove -- --rounds 100, or
// npm run prove -- --morning, shorter with --minutes.
const { values } = parseArgs({
  options: { rounds: { type: 'string' }, morning: { type: 'boolean' }, minutes: { type: 'string' } },
})
process.exitCode = 0
if (!values.morning) await proveRounds(Math.max(2, Math.floor(Number(values.rounds ?? 100)) || 100))
if (values.rounds === undefined) await proveMorning(Number(values.minutes ?? 60) || 60)

async function proveRounds(rounds: number): Promise<void> {
  const found = await killRounds({
    server: Math.ceil(rounds / 2),
    database: Math.floor(rounds / 2),
    report: (line) => console.log(line),
  })
  const wrong = found.lost.length + found.doubled.length + found.torn.length + found.loose
  console.log(
    `${rounds} rounds: ${found.acknowledged} acknowledged, ${found.lost.length} lost, ${found.doubled.length} doubled, ${found.torn.length} torn, ${found.loose} loose; back within ${found.slowestSeconds.toFixed(1)} seconds each time.`,
  )
  if (wrong > 0 || found.queueStopped) process.exitCode = 1
}

async function proveMorning(minutes: number): Promise<void> {
  const morning = { startsASecond: REAL_MORNING, minutes, questions: 24 }
  const figures = await measureMorning(startPart, morning, (line) => console.log(line))
  console.log(morningLines(figures).join('\n'))
  if (figures.saving.p95 > 300) process.exitCode = 1
}
