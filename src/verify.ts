import { parseArgs } from 'node:util'
import { Refusal } from './database/index.ts'
import { runVerify, verifyCommand } from './history/index.ts'

// bin/trellis history verify: a program of its own, so that whoever wants to know what proves the history reads this, the
// files it leads to (command, verifying, record-bytes, chain and heads in src/history), and how a database is opened.
const print = (line: string) => process.stdout.write(`${line}\n`)
const report = (line: string) => process.stderr.write(`${line}\n`)

async function run(typed: string[]): Promise<number> {
  const { usage, summary, help } = verifyCommand
  const { values } = asked(typed)
  if (!values.help) return runVerify(Boolean(values.json), { env: process.env, print, report })
  print(`bin/trellis history verify ${usage}\n${summary}.\n\n${help}`)
  return 0
}

function asked(typed: string[]) {
  try {
    return parseArgs({ args: typed, options: { json: { type: 'boolean' }, help: { type: 'boolean' } } })
  } catch (error) {
    throw new Refusal(`It is called as bin/trellis history verify ${verifyCommand.usage}`, 2, error)
  }
}

try {
  process.exitCode = await run(process.argv.slice(4))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  report(error.message)
  process.exitCode = error.exitCode
}
