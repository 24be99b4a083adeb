import { EventEmitter } from 'node:events'
import { afterEach, expect, it, vi } from 'vitest'
import { catchTheRest } from './last-resort.ts'

const said: string[] = []
vi.spyOn(console, 'error').mockImplementation((line) => void said.push(line))
afterEach(() => void said.splice(0))

const failing = () => {
  const program = new EventEmitter()
  const stop = vi.fn()
  catchTheRest(program as unknown as NodeJS.Process, stop)
  return { program, stop }
}

it('goes on after a failure that nobody waited for, and says so without what somebody typed', () => {
  const { program, stop } = failing()
  program.emit('unhandledRejection', new TypeError('no goal "I want to see Nan"'))
  expect(stop).not.toHaveBeenCalled()
  expect(said.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 'error',
      text: expect.stringMatching(/^nobody waited for a failure: TypeError .*last-resort\.test/),
    }),
  ])
  expect(said[0]).not.toContain('Nan')
})

it('stops in order after one in the middle of something', () => {
  const { program, stop } = failing()
  program.emit('uncaughtException', Object.assign(new Error('Nan'), { code: 'EPIPE' }))
  expect(stop).toHaveBeenCalledOnce()
  expect(said[0]).toContain('Error EPIPE')
  expect(said[0]).not.toContain('Nan')
})
