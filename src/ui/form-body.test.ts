import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formValues } from './form-body.ts'

describe('the values of a body', () => {
  it('keep a name that comes again as a list, and everything else as it was typed', () => {
    expect(formValues('name=+Taz+&needs=quiet&needs=step-free&needs=&why=a%0D%0Ab')).toEqual({
      name: ' Taz ',
      needs: ['quiet', 'step-free', ''],
      why: 'a\nb',
    })
  })

  it('leave out names that reach into an object’s workings', () => {
    const values = formValues('__proto__=x&constructor=y&prototype=z&name=Taz')
    expect(Object.keys(values)).toEqual(['name'])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })

  it('lose nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (typed) => {
        const body = new URLSearchParams(typed.map((text) => ['words', text]))
        const kept = formValues(body.toString()).words ?? []
        expect([kept].flat()).toEqual(
          [...new URLSearchParams(body.toString()).values()].map((text) => text.replaceAll('\r\n', '\n')),
        )
      }),
    )
  })
})
