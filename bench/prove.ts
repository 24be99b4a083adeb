import { parseArgs } from 'node:util'
import { inWords, wrongIn } from './counting.ts'
import { faults, type NamedFault } from './faults/index.ts'
import { killRounds } from './kill-rounds.ts'
import { measureMorning, morningLines, REAL_MORNING } from './morning.ts'
import { startPart } from './processes.ts'
import { testsPass } from './run-tests.ts'
import { provePolicy } from './worlds/policy-mutants.ts'
import { proveMutants, proveRooms, proveWorlds } from './worlds/proving.ts'

const help = `npm run prove -- …, one of these; without any, all of them.

  --rounds 100         kill the server and PostgreSQL in turn while referrals pour in
  --morning            30,000 pupils in an hour; shorter with --minutes
  --seed 1             who may see and do what, in ten thousand invented places; fewer with --worlds
  --mutants --seed 7   the same with every rule made wrong in turn; those of one name with --only shared_plan
  --forms              every form with every kind of bad input, of which a test run sends each a third
  --power-loss         cut the power while referrals pour in
  --faults NAME        what else goes wrong around it, or all of it. NAME is one of:
                       ${Object.keys(faults).join(', ')}
  --help               this`

const values = whatIsAsked()
if (values.help) {
  console.log(help)
  process.exit(0)
}
process.exitCode = 0
const named = Object.keys(values).length > 0
const seed = Math.floor(Number(values.seed ?? 1)) || 1
const say = (line: string) => console.log(line)

if (!named || values.rounds) await proveRounds(Math.max(2, Math.floor(Number(values.rounds ?? 100)) || 100))
if (!named || values.morning || values.minutes) await proveMorning(Number(values.minutes ?? 60) || 60)
const seedAlone = Object.keys(values).every((name) => name === 'seed')
if (values.worlds || seedAlone)
  await proveWhoSeesWhat(Math.max(1, Math.floor(Number(values.worlds ?? 10_000)) || 10_000))
if (!named || values.mutants) {
  if (!values.only) await provePolicyWouldTell()
  await proveThatItWouldTell(new RegExp(values.only ?? ''))
}
if (!named || values.forms) proveForms()
if (!named || values['power-loss'] || values.faults)
  await proveFaults(values['power-loss'] ? 'power-loss' : (values.faults ?? 'all'))

/** What was typed. What cannot be read is answered with what can be asked for. */
function whatIsAsked() {
  try {
    return parseArgs({
      options: {
        ...{ rounds: { type: 'string' }, morning: { type: 'boolean' }, minutes: { type: 'string' } },
        ...{ worlds: { type: 'string' }, mutants: { type: 'boolean' }, only: { type: 'string' } },
        ...{ forms: { type: 'boolean' }, faults: { type: 'string' }, 'power-loss': { type: 'boolean' } },
        ...{ seed: { type: 'string' }, help: { type: 'boolean' } },
      },
    }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`)
    process.exit(2)
  }
}

async function proveRounds(rounds: number): Promise<void> {
  const found = await killRounds({
    server: Math.ceil(rounds / 2),
    database: Math.floor(rounds / 2),
    report: say,
  })
  console.log(
    `${rounds} rounds: ${inWords(found)}; back within ${found.slowestSeconds.toFixed(1)} seconds each time.`,
  )
  for (const left of found.queueStopped) say(`not sent: ${left}`)
  if (wrongIn(found) > 0 || found.queueStopped.length > 0) process.exitCode = 1
}

async function proveMorning(minutes: number): Promise<void> {
  const morning = { startsASecond: REAL_MORNING, minutes, questions: 24 }
  const figures = await measureMorning(startPart, morning, say)
  console.log(morningLines(figures).join('\n'))
  if (figures.saving.p95 > 300) process.exitCode = 1
}

async function proveWhoSeesWhat(worlds: number): Promise<void> {
  const { asked, differences } = await proveRooms(say)
  say(`${asked} asked about tables that are in nobody's record, ${differences} differences.`)
  if (differences > 0) process.exitCode = 1
  const found = await proveWorlds({ worlds, seed }, say)
  console.log(
    `${found.worlds} worlds from seed ${seed}, ${found.asked} asked in them, ${found.differences} differences, in ${found.minutes.toFixed(1)} minutes.`,
  )
  if (found.differences > 0) process.exitCode = 1
}

async function proveThatItWouldTell(only: RegExp): Promise<void> {
  const found = await proveMutants({ seed, only }, say)
  console.log(
    `${found.mutants} rules made wrong, ${found.mutants - found.alive.length} noticed, in ${found.minutes.toFixed(1)} minutes.`,
  )
  if (found.alive.length > 0) process.exitCode = 1
}

/** The policy and its function made wrong: at least 95 in 100 are noticed, and the others are named. */
async function provePolicyWouldTell(): Promise<void> {
  const { mutants, alive } = await provePolicy()
  for (const name of alive) say(`not noticed: ${name}`)
  say(`${mutants} ways of making the policy wrong, ${mutants - alive.length} noticed.`)
  if (alive.length > mutants / 20) process.exitCode = 1
}

async function proveFaults(name: string): Promise<void> {
  const chosen = Object.keys(faults).filter((one) => name === 'all' || one === name) as NamedFault[]
  if (chosen.length === 0) {
    console.error(`--faults takes all, or one of: ${Object.keys(faults).join(', ')}.`)
    process.exitCode = 2
  }
  for (const one of chosen) {
    console.log(`${one}, seed ${seed}:`)
    if (!(await faults[one]({ seed, say }))) process.exitCode = 1
  }
}

function proveForms(): void {
  const tests = [
    'journeys/bad-input.test.ts',
    'journeys/every-command.test.ts',
    'demo/any-day.test.ts',
    'demo/demo.test.ts',
  ]
  if (!testsPass(tests, { EVERY_WAY: 'yes' })) process.exitCode = 1
}
