import { expect, it } from 'vitest'
import type { SurveyDue } from '../surveys/index.ts'
import { dateOnly } from '../words/index.ts'
import { surveyThings } from './survey-things.ts'

const due = (asks: SurveyDue['asks'], count = 1): SurveyDue => ({
  ...{ key: `${asks} 1`, asks, name: 'How are you?', on: dateOnly('2026-12-01'), count },
  href: '/school-surveys/1',
})
const eyes = { workerId: 'worker', organisationId: 'school' }
const lines = (...all: SurveyDue[]) => surveyThings(all, eyes).map(({ what }) => what)

it('says what a survey asks of a school, with its day, and how many it is about', () => {
  expect(
    lines(due('answer'), due('opt_outs'), due('parent_noes', 1), due('parent_noes', 3), due('slips')),
  ).toEqual([
    'Your school is asked to take part. Answer by Tuesday 1 December.',
    'Write down which parents said no, by Tuesday 1 December. No slip is made before.',
    '1 parent said no on the public page. Find whom it is about.',
    '3 parents said no on the public page. Find whom it is about.',
    'Make the slips by Tuesday 1 December.',
  ])
})

it('says what it asks of those who run it', () => {
  expect(lines(due('chase', 1), due('chase', 2), due('open'), due('close'))).toEqual([
    '1 school has not answered the invitation.',
    '2 schools have not answered the invitation.',
    'It is still being set up. Open it before Tuesday 1 December, so that parents have time to say no.',
    'Its last day was Tuesday 1 December. Close it.',
  ])
})

it('names the survey and nobody, leads there, and is on the list from the start where somebody waits', () => {
  const [noes, slips] = surveyThings([due('parent_noes'), due('slips')], eyes)
  expect(noes).toMatchObject({
    ...{ who: 'How are you?', youngPersonId: null, href: '/school-surveys/1', openEnded: true },
    owner: { workerId: 'worker', organisationId: 'school' },
  })
  expect(slips).not.toHaveProperty('openEnded')
})
