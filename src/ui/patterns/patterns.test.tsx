import { describe, expect, it } from 'vitest'
import { errorHeading } from '../components/error-summary.tsx'
import { pagesAround } from '../components/pagination.tsx'
import { initialsOf } from './avatar.tsx'
import { quoted } from './own-words.tsx'
import { Rings } from './rings.tsx'
import { SectionSteps } from './section-steps.tsx'
import { UrgencyList } from './urgency-list.tsx'

describe('small words', () => {
  it.each([
    ['Maryam Siddiqui', 'MS'],
    ['Kezia Mensah-Thornbury', 'KT'],
    ['Dr Anouk Verhoeven', 'DV'],
    ['łukasz', 'Ł'],
    ['', ''],
    ['  — ', ''],
  ])('the initials of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

  it.each([
    ['Being outside', '“Being outside”'],
    ['“Being outside”', '“Being outside”'],
    [' "Being outside" ', '“Being outside”'],
    ['I said “no”, twice', '“I said “no”, twice”'],
  ])('own words are in quotation marks once: %s', (words, said) => expect(quoted(words)).toBe(said))

  it.each([
    [1, 'One thing to put right'],
    [3, 'Three things to put right'],
    [12, '12 things to put right'],
  ])('%i errors are headed in words', (count, heading) => expect(errorHeading(count)).toBe(heading))
})

describe('a long list', () => {
  const pages = (current: number, total: number) =>
    pagesAround(current, total, (page) => `?page=${page}`).map((item) =>
      'ellipsis' in item ? '…' : item.number,
    )

  it('shows the first, the last and the neighbours of this page', () => {
    expect(pages(7, 20)).toEqual([1, '…', 6, 7, 8, '…', 20])
    expect(pages(1, 3)).toEqual([1, 2, 3])
    expect(pages(1, 1)).toEqual([1])
  })
})

describe('the list by urgency', () => {
  const row = {
    who: 'Tobi Adeyemi',
    what: 'Ring Folake.',
    since: 'Today',
    action: { text: 'Ring Folake', href: '/x' },
  }

  it('leaves out an empty group unless it has something to say', () => {
    const html = `${(
      <UrgencyList
        groups={[
          { tone: 'overdue', title: 'Overdue', rows: [] },
          { tone: 'due', title: 'Due today', rows: [row] },
          { tone: 'cover', title: 'Covering for Daniel', rows: [], empty: 'Nothing of Daniel’s is due.' },
        ]}
      />
    )}`
    expect(html).not.toContain('Overdue')
    expect(html).toContain('Due today')
    expect(html).toContain('Nothing of Daniel’s is due.')
  })

  it('gives only an urgent row a solid button, and every button says whom it is about', () => {
    const of = (tone: 'urgent' | 'due') => `${<UrgencyList groups={[{ tone, title: 'x', rows: [row] }]} />}`
    expect(of('urgent')).toContain('nhsuk-button--warning')
    expect(of('due')).toContain('nhsuk-button--secondary')
    expect(of('due')).toContain('<span class="nhsuk-u-visually-hidden">, Tobi Adeyemi</span>')
  })
})

describe('sections of a form', () => {
  it('say in words which are finished and which hold an error', () => {
    const html = `${(
      <SectionSteps
        sections={[
          { state: 'done', title: 'Who it is for', change: { href: '/who' } },
          { state: 'error', title: 'Who has said yes' },
        ]}
      />
    )}`
    expect(html).toContain(', finished')
    expect(html).toContain(', something to put right')
    expect(html).toContain('Change<span class="nhsuk-u-visually-hidden"> Who it is for</span>')
  })
})

describe('the rings', () => {
  it('say in words what they draw', () => {
    const html = `${<Rings title="Her circle" centre="Kez" rings={['Everything', 'Plan', 'A little']} people={[{ name: 'Jo', ring: 0 }]} />}`
    expect(html).toContain('<desc>Jo: Everything</desc>')
  })
})
