import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { runChecks } from './check.ts'
import { findChromium } from './chromium.ts'
import { namedTests, notShown } from './named-tests.ts'
import { root } from './sources.ts'

/** As much of vitest's JSON report as we read. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    startTime: number
    endTime: number
    assertionResults: { status: string; title: string; ancestorTitles: string[] }[]
  }[]
}

type Counts = { passed: number; failed: number; skipped: number }

/** The whole run must end by itself within this, and is a failure otherwise. */
const longest = 25 * 60_000

/** What would lead the tests to somebody's real database, people or port. */
const notForTests = /^(DATABASE_(OWNER_)?URL|TRELLIS_.*|OIDC_.*|PUBLIC_URL|SMTP_.*|PORT|NODE_ENV)$/

const say = (line: string) => console.log(line)

function environment(chromium: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !notForTests.test(name))
  return { ...Object.fromEntries(kept), CHROMIUM_PATH: chromium }
}

function vitest(chromium: string, chosen: string[]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-report-'))
  const file = join(folder, 'report.json')
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...chosen]
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [program, ...options], {
    cwd: root,
    env: environment(chromium),
    stdio: 'inherit',
    timeout: longest,
  })
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
      rmSync(folder, { recursive: true })
      if (report) sayTenSlowest(report)
      const counts = count(report, code)
      // A page may say that something is shown only where it was: asked of a whole run, and of no chosen part.
      resolve({ ...counts, failed: counts.failed + (report && chosen.length === 0 ? unshown(report) : 0) })
    })
  })
}

// A crash, a file that could not be read and a run without a single test are failures too.
function count(report: Report | undefined, code: number | null): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  const ranNothing = report.numPassedTests + failed === 0
  return {
    passed: report.numPassedTests,
    failed: failed || (code !== 0 || ranNothing ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Says what docs/assurance names and this run did not show, and how many those are. */
function unshown({ testResults }: Report): number {
  const run = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, ancestorTitles, status }) => ({
      ...{ file: relative(root, name), title, groups: ancestorTitles, status },
    })),
  )
  const { problems, elsewhere } = notShown(namedTests(), run)
  for (const line of [...problems, ...elsewhere]) say(line)
  return problems.length
}

function sayTenSlowest({ testResults }: Report): void {
  const slowest = testResults
    .map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
  say('The ten slowest files:')
  for (const { name, seconds } of slowest) say(`${seconds.toFixed(1).padStart(7)} s  ${name}`)
}

async function everything(): Promise<Counts> {
  let chromium: string
  try {
    chromium = findChromium(process.env, say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  }
  // The checks read and the tests run: each leaves a processor idle at times that the other can use.
  const [notFine, counts] = await Promise.all([runChecks(say), vitest(chromium, process.argv.slice(2))])
  return { ...counts, failed: counts.failed + notFine }
}

const { passed, failed, skipped } = await everything()
process.exitCode = failed > 0 ? 1 : 0
say(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
