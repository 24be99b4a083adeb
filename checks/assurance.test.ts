import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answered, requirements } from './asvs.ts'
import { namedTests, notShown, testsNamedIn } from './named-tests.ts'
import { isTest, root, sources } from './sources.ts'

const named = namedTests()

describe('what docs/assurance says is shown by a test', () => {
  it('names tests', () => {
    expect(named.length).toBeGreaterThan(200)
  })

  it('is, and the test is where it says', () => {
    const missing = named.filter(({ title, file }) => {
      const path = join(root, file)
      return !existsSync(path) || !readFileSync(path, 'utf8').replaceAll("\\'", "'").includes(title)
    })
    expect(missing).toEqual([])
  })

  it('is not, when a whole run did not run it or skipped it without a reason', () => {
    const page = 'a.md'
    const of = (title: string, file = 'a.test.ts') => ({ page, title, file })
    const ran = (title: string, status: string, groups: string[] = []) => ({
      ...{ file: 'a.test.ts', title, status, groups },
    })
    const run = [
      ...[ran('takes a script as text', 'passed'), ran('is slow', 'skipped', ['on Sundays'])],
      ...[ran('as an account', 'skipped', ['as root (skipped: not root)']), ran('x', 'passed', ['a group'])],
      ran('is skipped: no feed is on this machine', 'skipped', ['a feed']),
    ]
    const fine = [of('takes %s as text'), of('a group'), of('as an account'), of('a feed')]
    expect(notShown(fine, run)).toEqual({
      problems: [],
      elsewhere: [
        expect.stringContaining('as root (skipped: not root)'),
        expect.stringContaining('is skipped: no feed is on this machine'),
      ],
    })
    for (const bad of [of('takes %s as te'), of('is slow'), of('on Sundays'), of('a group', 'b.test.ts')])
      expect(notShown([bad], run).problems, bad.title).toHaveLength(1)
  })
})

describe('the matrix of ASVS 5.0.0', () => {
  const text = readFileSync(join(root, 'docs', 'assurance', 'asvs.md'), 'utf8')
  const rows = [...text.matchAll(/^\| (V[\d.]+) \| (\d) \| (.+?) \| (.+?) \| (.*) \|$/gm)].map(
    ([, id = '', level = '', asks = '', answer = '', how = '']) => ({ id, level, asks, answer, how }),
  )
  const answers = ['met', 'not met', 'not applicable', 'by whoever runs it']

  it('answers every requirement of levels 1 and 2, of authorisation, and those of level 3 that we chose, once', () => {
    const counts = [1, 2, 3].map(
      (level) => [...requirements.values()].filter((each) => each === level).length,
    )
    expect([requirements.size, ...counts]).toEqual([345, 70, 183, 92])
    expect(rows.map(({ id }) => id)).toEqual(answered)
    for (const { id, level } of rows) expect(Number(level), id).toBe(requirements.get(id))
  })

  it('says of each that is met which test shows it, and of every other why', () => {
    for (const { id, answer, how } of rows) {
      expect(answers, id).toContain(answer)
      if (answer === 'met') expect(testsNamedIn(how).length, id).toBeGreaterThan(0)
      else expect(how.length, id).toBeGreaterThan(12)
    }
  })

  it('counts its own answers right', () => {
    for (const answer of answers) {
      const many = rows.filter((row) => row.answer === answer).length
      expect(text, answer).toContain(`| ${answer} | ${many} |`)
    }
  })
})

describe('the record of processing', () => {
  const text = readFileSync(join(root, 'docs', 'assurance', 'processing.md'), 'utf8')
  const upTo = /up to migration (\d{4})/.exec(text)?.[1] ?? ''
  const migrations = sources(['migrations'], /\.sql$/)
  const tablesOf = (of: typeof migrations) => {
    const made = of.flatMap(({ text: sql }) =>
      [...sql.matchAll(/^create table (\w+)/gm)].map(([, table]) => table),
    )
    const gone = of.flatMap(({ text: sql }) =>
      [...sql.matchAll(/^drop table (\w+)/gm)].map(([, table]) => table),
    )
    return new Set(made.filter((table) => !gone.includes(table)))
  }
  const said = [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name)

  it('has every table of the migrations that it says it covers, once', () => {
    const covered = migrations.filter(
      ({ path }) => path.slice('migrations/'.length, 'migrations/0000'.length) <= upTo,
    )
    expect(covered.length).toBeGreaterThan(50)
    expect([...tablesOf(covered)].filter((table) => !said.includes(table))).toEqual([])
    expect(said.filter((name, at) => said.indexOf(name) !== at)).toEqual([])
  })

  it('has no table that there is not', () => {
    const tables = tablesOf(migrations)
    expect(said.filter((name) => !tables.has(name))).toEqual([])
  })
})

describe('the limits', () => {
  it('are those of the code', () => {
    const text = readFileSync(join(root, 'docs', 'assurance', 'limits.md'), 'utf8')
    const numbers = [...text.matchAll(/\[`([^`]+)`\]\(\.\.\/\.\.\/([^)]+)\)/g)]
    expect(numbers.length).toBeGreaterThan(30)
    for (const [, said = '', file = ''] of numbers)
      expect(readFileSync(join(root, file), 'utf8').includes(said), `${said} in ${file}`).toBe(true)
  })
})

describe('the whole source', () => {
  const ours = sources(['src'], /\.tsx?$/).filter(({ path }) => !isTest(path) && !path.includes('/fixtures/'))
  const doing = (what: RegExp) => ours.filter(({ text }) => what.test(text)).map(({ path }) => path)

  it('builds no code or command line from text, listens to no other window, and believes no certificate unseen', () => {
    expect(doing(/\beval\(|\bnew Function\b|node:vm\b|execSync|\bshell: true/)).toEqual([])
    expect(
      doing(/postMessage|addEventListener\('message'|document\.write|\.innerHTML|dangerouslySet/),
    ).toEqual([])
    expect(doing(/rejectUnauthorized: false|NODE_TLS_REJECT/)).toEqual([])
  })

  it('writes no HTML that was neither escaped nor made safe', () => {
    expect(doing(/(?<!\.)\braw\(/)).toEqual(['src/directory/screens/told.tsx', 'src/results/kept.ts'])
  })

  it('takes no secret from where it can be guessed, and uses nothing that is broken', () => {
    expect(doing(/Math\.random|'(md5|rc4|des3?|des-[^']*|[^']*-(ecb|cbc))'|createCipher\(/i)).toEqual([])
    // To find rows of a file again in memory, and names of things that come from elsewhere (RFC 9562): both hide nothing.
    expect(doing(/'sha1'/)).toEqual(['src/publications/taking-in/seen.ts', 'src/words/uuid.ts'])
  })

  it('writes to standard error in lines that nothing in them can end', () => {
    // The commands and the first words of a start say what whoever typed them asked for.
    expect(doing(/console\.error\(|process\.stderr/)).toEqual([
      'src/cli.ts',
      'src/main.ts',
      'src/verify.ts',
      'src/words/log-line.ts',
    ])
  })

  it('says by when a weak package is replaced, sooner the worse it is', () => {
    const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8').matchAll(/^\| (\w+)[^|]* \| (\d+) \|$/gm)
    const days = [...rows].map(([, weakness, number]) => [weakness, Number(number)])
    expect(days.map(([weakness]) => weakness)).toEqual(['critical', 'high', 'medium', 'low'])
    expect(days.map(([, number]) => number)).toEqual([2, 7, 30, 90])
  })

  it('takes no package without its fingerprint, or from an address of its own', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string; inBundle?: boolean }>
    }
    const packages = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && !inBundle)
    expect(packages.length).toBeGreaterThan(100)
    for (const [path, { resolved, integrity }] of packages) {
      expect(resolved, path).toBeUndefined()
      expect(integrity, path).toMatch(/^sha512-/)
    }
  })
})
