import { clock } from './clock.ts'
import { deadCode } from './dead-code.ts'
import { directions } from './directions.ts'
import { names } from './names.ts'
import { compiler, formatter, linter } from './programs.ts'
import { sizes } from './sizes.ts'
import type { Findings } from './sources.ts'

/** Every check, by the name under which it reports. */
const checks: Record<string, () => Promise<Findings>> = {
  types: compiler,
  lint: linter,
  format: formatter,
  directions,
  sizes,
  'dead code': deadCode,
  clock,
  names,
}

/** Runs every check and prints a line for each that is fine. Returns how many are not. */
export async function runChecks(print: (line: string) => void): Promise<number> {
  const reports = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const found = await check().catch(
        (error: unknown): Findings => ({ problems: [String(error)], fine: '' }),
      )
      return { name, ...found }
    }),
  )
  for (const { name, problems, fine } of reports) {
    print(problems.length === 0 ? `${name}: ${fine}` : `${name}: NOT FINE\n${problems.join('\n')}\n`)
  }
  return reports.filter(({ problems }) => problems.length > 0).length
}

if (import.meta.main) process.exitCode = (await runChecks((line) => console.log(line))) > 0 ? 1 : 0
