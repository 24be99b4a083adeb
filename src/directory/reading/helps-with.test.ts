import { describe, expect, it } from 'vitest'
import { helpsWithOf } from './helps-with.ts'

const told = (description: string | null, topics: string[] = [], name = 'An invented group') =>
  helpsWithOf({ name, topics, description })

describe('what a source says a service is good for', () => {
  it.each<[string, string[]]>([
    ['A weekly group for anyone who feels lonely or isolated. Come and make new friends.', ['loneliness']],
    ['Dance and music lessons that build confidence.', ['confidence', 'being_active', 'creativity']],
    ['We help with anxiety and low mood through talking therapy.', ['anxiety', 'low_mood']],
    ['Our allotment has raised beds, hens and a pond for wildlife.', ['nature']],
    ['Yoga and relaxation after school.', ['being_active', 'calm']],
    ['Homework club in the library on Tuesdays.', ['learning']],
    ['CV writing, interview skills and work experience for school leavers.', ['work']],
    ['The food bank opens on Fridays; debt and benefits advice by appointment.', ['food_and_money']],
    ['For young carers aged 8 to 18.', ['family']],
    ['A safe space for LGBTQ+ young people to be themselves.', ['being_yourself']],
    ['Support for children after a bereavement.', ['grief']],
    ['Volunteering opportunities for over 14s.', ['helping_others']],
  ])('%j', (description, expected) => {
    expect(told(description)).toEqual(expected)
  })

  it('believes its name and what it is filed under', () => {
    expect(told(null, ['Mental Health', 'Physical activity'], 'Northside Judo Club')).toEqual([
      'low_mood',
      'being_active',
    ])
  })

  it.each([
    'We are not a counselling service and cannot help with debt.',
    'Don’t worry if you are late.',
    'There is no football this term.',
    'Unfortunately the food bank has closed.',
    'The nature of the work varies.',
    'You can be confident in our staff.',
    '',
  ])('reads nothing into %j', (description) => {
    expect(told(description)).toEqual([])
  })

  it('does not believe a description that names nearly everything', () => {
    const everything =
      'We signpost people to sports, drama, gardening, counselling, debt advice, volunteering, parenting and job clubs.'
    expect(told(everything)).toEqual([])
    expect(told(everything, ['Drama club'])).toEqual(['creativity'])
  })

  it('is quick over a hundred thousand characters of anything', () => {
    const began = performance.now()
    for (const text of ['relax '.repeat(20_000), 'a'.repeat(100_000), 'learn to '.repeat(12_000)])
      told(text, [text.slice(0, 300)])
    expect(performance.now() - began).toBeLessThan(200)
  })
})
