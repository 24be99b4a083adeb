import { basename } from 'node:path'
import { type Findings, sources } from './sources.ts'

const banned = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'types',
  'manager',
  'service',
  'services',
  'lib',
]

/** Folders and files are named after their subject: none is called utils, helpers, common… */
export async function names(): Promise<Findings> {
  const all = sources(['src', 'demo', 'checks', 'bench', 'journeys', 'migrations', 'blueprints'], /./)
  const problems = all.flatMap(({ path }) => {
    const parts = [...path.split('/').slice(0, -1), basename(path).replace(/\..*$/, '')]
    const bad = parts.find((part) => banned.includes(part) || /-(utils?|helpers?|misc|manager)$/.test(part))
    return bad ? [`${path}: "${bad}" does not say what is in it`] : []
  })
  return { problems, fine: `${all.length} files named after their subject` }
}
