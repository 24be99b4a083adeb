import { describe, expect, it } from 'vitest'
import { digestOf, type Seed, settle, type Version } from './version.ts'

describe('what becomes of a file', () => {
  const known = (version: number, state: Version['state'], digest = digestOf('old')): Version => ({
    ...{ key: 'mood', version, digest, text: 'old', state },
    publishedAt: state === 'published' ? new Date(0) : null,
    inBrowser: false,
  })
  const file = (version: number, text = 'old'): Seed => ({
    key: 'mood',
    version,
    text,
    digest: digestOf(text),
  })

  it.each([
    ['nobody knows its measure', file(1), [], 'publish'],
    ['it is as it was', file(1), [known(1, 'published')], 'nothing'],
    ['its version is new', file(2), [known(1, 'published')], 'propose'],
    [
      'its version waits and it says the same',
      file(2),
      [known(1, 'published'), known(2, 'proposed')],
      'nothing',
    ],
    [
      'its version waits and it says something else',
      file(2, 'new'),
      [known(1, 'published'), known(2, 'proposed')],
      'propose_again',
    ],
    [
      'its version is published and it says something else',
      file(1, 'new'),
      [known(1, 'published')],
      'refuse',
    ],
    [
      'it is older than what is published',
      file(1, 'new'),
      [known(1, 'published'), known(3, 'published')],
      'refuse',
    ],
    ['another measure is known', file(1), [{ ...known(1, 'published'), key: 'other' }], 'publish'],
  ])('when %s', (_when, one, versions, does) => {
    expect(settle(one, versions).does).toBe(does)
  })

  it('waits as proposed where it may not be published, and so does what it says next', () => {
    expect(settle(file(1), [], false).does).toBe('propose')
    expect(settle(file(1, 'new'), [known(1, 'proposed')], false).does).toBe('propose_again')
  })

  it('changes nothing of what was proposed in a browser, and says which version is free', () => {
    const asked = { ...known(2, 'proposed'), inBrowser: true }
    expect(settle(file(2), [asked]).does).toBe('nothing')
    expect(settle(file(2, 'new'), [known(1, 'published'), asked])).toEqual({
      does: 'refuse',
      because:
        'mood.yaml says version 2 and differs from the version 2 that waits for approval: give the file version 3.',
    })
  })
})
