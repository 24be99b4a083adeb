import { describe, expect, it } from 'vitest'
import { may } from '../../src/policy/index.ts'
import { sentencesSay } from './policy-in-words.ts'
import { everyQuestion } from './policy-questions.ts'

describe('the policy', () => {
  it('says of every question that can come up what the sentences say', () => {
    const differences: unknown[] = []
    let asked = 0
    let yes = 0
    for (const question of everyQuestion()) {
      asked++
      const { allowed, because } = may(question)
      if (allowed) yes++
      if (allowed !== sentencesSay(question)) differences.push({ ...question, allowed, because })
    }
    expect(differences.slice(0, 10)).toEqual([])
    expect(asked).toBeGreaterThan(500_000)
    expect(yes).toBeGreaterThan(10_000)
  }, 60_000)
})
