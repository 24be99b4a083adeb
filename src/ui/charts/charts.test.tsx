import { describe, expect, it } from 'vitest'
import { dayTime, monthTicks, shortDate } from './calendar.ts'
import { ChangeChart, estimateWords } from './change-chart.tsx'
import { LaneChart } from './lane-chart.tsx'
import { RatingChart, ratingSentence } from './rating-chart.tsx'

const ratings = [
  { date: '2026-11-11', value: 6 },
  { date: '2026-03-18', value: 1 },
  { date: '2026-06-12', value: 3 },
]

describe('a chart of ratings', () => {
  const html = `${<RatingChart title="Sit with somebody at lunch" ratings={ratings} />}`

  it('is drawn wide and narrow, each with its name and its sentence', () => {
    expect(html.match(/<svg/g)).toHaveLength(2)
    expect(html).toContain('<title>Sit with somebody at lunch</title>')
    expect(html).toContain(
      '<desc>3 ratings from 0 to 10: first 1 on 18 Mar 2026, last 6 on 11 Nov 2026.</desc>',
    )
  })

  it('has a table with every rating, oldest first', () => {
    const dates = [...html.matchAll(/(\d+ \w{3} 2026)<\/td>/g)].map(([, date]) => date)
    expect(dates).toEqual(['18 Mar 2026', '12 Jun 2026', '11 Nov 2026'])
  })

  it('puts dates to scale', () => {
    const wide = html.split('</svg>')[0] ?? ''
    const [first = 0, middle = 0, last = 0] = [...wide.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))
    const share =
      (dayTime('2026-06-12') - dayTime('2026-03-18')) / (dayTime('2026-11-11') - dayTime('2026-03-18'))
    expect((middle - first) / (last - first)).toBeCloseTo(share, 5)
  })

  it('numbers the first and the last rating and no other', () => {
    const wide = html.split('</svg>')[0] ?? ''
    const numbers = [...wide.matchAll(/app-chart__number[^>]*>(\d+)</g)].map(([, value]) => value)
    expect(numbers).toEqual(['1', '6'])
  })

  it('says so when there is one rating or none, and draws no line', () => {
    expect(ratingSentence([])).toBe('No ratings yet.')
    expect(ratingSentence([{ date: '2026-11-11', value: 4 }])).toBe('One rating: 4 on 11 Nov 2026.')
    expect(`${<RatingChart title="One" ratings={[{ date: '2026-11-11', value: 4 }]} />}`).not.toContain(
      '__line',
    )
    expect(`${<RatingChart title="None" ratings={[]} />}`).not.toContain('<svg')
  })

  it('refuses what is no date, in a sentence', () => {
    expect(() => `${<RatingChart title="x" ratings={[{ date: 'soon', value: 1 }]} />}`).toThrow(
      /is not a date/,
    )
  })
})

describe('a chart of change', () => {
  it('says how many have both and how many are missing beside every figure', () => {
    const row = {
      label: 'All',
      before: { value: 19.25, low: 18, high: 20.5 },
      after: { value: 22 },
      pairs: 74,
      missing: 22,
    }
    const html = `${<ChangeChart title="Wellbeing" scale={{ min: 7, max: 35 }} rows={[row]} table="visible" />}`
    for (const words of ['19.3 (18.0 to 20.5)', '22.0', '74', '22']) expect(html).toContain(words)
  })

  it('writes an interval only when there is one', () => {
    expect(estimateWords({ value: 4, low: 3, high: 5 }, 0)).toBe('4 (3 to 5)')
    expect(estimateWords({ value: 4 }, 0)).toBe('4')
  })
})

describe('the calendar under a chart', () => {
  it('names months and skips evenly when there are many', () => {
    const labels = monthTicks(dayTime('2026-03-01'), dayTime('2026-11-11'), 6).map((tick) => tick.label)
    expect(labels).toEqual(['Mar', 'May', 'Jul', 'Sep', 'Nov'])
  })

  it('says the year when the span is longer than one', () => {
    expect(monthTicks(dayTime('2025-01-01'), dayTime('2026-11-11'), 4)[0]?.label).toBe('Jan 25')
  })

  it('writes a date in words', () => {
    expect(shortDate('2026-11-04')).toBe('4 Nov 2026')
  })
})

describe('a chart of lanes', () => {
  const lanes = ['Upper', 'Lower'].map((name) => ({ key: name, name, tone: 'early' }))
  const mark = (label: string, date: string, lane = 'Upper') => ({
    ...{ label, date, lane, fromLane: 'Lower', waiting: false },
  })
  const html = `${(
    <LaneChart
      title="Two steps"
      lanes={lanes}
      today="2026-11-24"
      spans={[{ lane: 'Upper', from: '2026-03-01', to: null, waiting: false }]}
      marks={[mark('1', '2026-03-01'), mark('2', '2026-03-02'), mark('3', '2026-03-02', 'Lower')]}
    />
  )}`

  it('is drawn wide and narrow, each with its sentence and every lane by name', () => {
    expect(html.match(/aria-label="Two steps"/g)).toHaveLength(2)
    expect(html.match(/>Upper</g)).toHaveLength(2)
  })

  it('never covers one number with another of the same lane', () => {
    const wide = html.split('</svg>')[0] ?? ''
    const [first = 0, other = 0, second = 0] = [...wide.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))
    const placed = [first, other, second].sort((a, b) => a - b)
    expect((placed[2] ?? 0) - (placed[0] ?? 0)).toBeGreaterThanOrEqual(22)
  })
})
