import { parseArgs } from 'node:util'
import { killRounds } from './kill-rounds.ts'

// As many kill rounds as asked for: npm run prove -- --rounds 100
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' } } })
const rounds = Math.max(2, Math.floor(Number(values.rounds)) || 100)
const found = await killRounds({
  server: Math.ceil(rounds / 2),
  database: Math.floor(rounds / 2),
  report: (line) => console.log(line),
})
const wrong = found.lost.length + found.doubled.length + found.torn.length + found.loose
console.log(
  `${rounds} rounds: ${found.acknowledged} acknowledged, ${found.lost.length} lost, ${found.doubled.length} doubled, ${found.torn.length} torn, ${found.loose} loose; back within ${found.slowestSeconds.toFixed(1)} seconds each time.`,
)
process.exitCode = wrong === 0 && !found.queueStopped ? 0 : 1
