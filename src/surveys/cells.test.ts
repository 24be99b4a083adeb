import { describe, expect, it } from 'vitest'
import { readCell, readYear } from './cells.ts'

type Column = keyof typeof readCell

describe('a cell of a school’s file', () => {
  it.each<[Column, string, unknown]>([
    ['gender', ' F ', 'girl'],
    ['gender', 'Young man', 'boy'],
    ['gender', 'non_binary', 'other'],
    ['ethnic_group', 'WBRI', 'white'],
    ['ethnic_group', 'Mixed or multiple ethnic groups', 'mixed'],
    ['ethnic_group', 'CHNE', 'asian'],
    ['ethnic_group', 'bcrb', 'black'],
    ['ethnic_group', 'Arab', 'other'],
    ['ethnic_group', 'White British', 'white'],
    ['free_meals', 'Y', true],
    ['free_meals', 'not eligible', false],
    ['special_needs', 'K', 'support'],
    ['special_needs', 'Education, health and care plan', 'plan'],
    ['special_needs', 'No', 'none'],
    ['year_group', 'Year 10', 10],
    ['year_group', 'Year R', 0],
    ['year_group', '7.0', 7],
    ['deprivation', 'Q1', 1],
  ])('%s: “%s” says %s', (column, cell, value) => {
    expect(readCell[column](cell)).toEqual({ value })
  })

  it.each<[Column, string]>([
    ['gender', ''],
    ['ethnic_group', 'Refused'],
    ['ethnic_group', 'NOBT'],
    ['free_meals', 'n/a'],
    ['special_needs', 'Not known'],
    ['year_group', '-'],
  ])('%s: “%s” says nothing', (column, cell) => {
    expect(readCell[column](cell)).toEqual({ value: null })
  })

  it.each<[Column, string]>([
    ['gender', 'zz'],
    ['ethnic_group', 'martian'],
    ['free_meals', 'perhaps'],
    ['special_needs', 'Q'],
    ['year_group', '14'],
    ['deprivation', '6'],
    ['deprivation', '0'],
  ])('%s: “%s” cannot be read, and is not guessed at', (column, cell) => {
    expect(readCell[column](cell)).toEqual({ unreadable: true })
  })

  it('gives a year group, or null where it is none', () => {
    expect(['Y10', 'r', 'eleventy', ''].map(readYear)).toEqual([10, 0, null, null])
  })
})
