import { describe, expect, it } from 'vitest'
import { accessFeaturesOf } from './access-features.ts'

const told = (...places: string[]) =>
  accessFeaturesOf({ places, access: null, description: null, topics: [] })

describe('what a source says of access', () => {
  it.each<[string, string[]]>([
    ['Step-free by the main door, lift to the room.', ['step_free']],
    ['Wheelchair access and disabled toilet', ['step_free', 'accessible_toilet']],
    [
      'Level access from the car park. Accessible WC. Hearing loop.',
      ['step_free', 'accessible_toilet', 'hearing_loop'],
    ],
    ['There are no steps. A Changing Places toilet is next door.', ['step_free', 'changing_places']],
    ['Two steps at the front, ramp at the side door.', ['step_free']],
    ['Ask for a BSL interpreter. Easy read leaflet.', ['sign_language', 'easy_read']],
    [
      'There is a quiet room. Carers are welcome to stay. Bus fares refunded.',
      ['quiet_space', 'carer_welcome', 'help_with_travel'],
    ],
    ['Staff trained in autism awareness; extra adult at every session.', ['send_trained', 'extra_adult']],
  ])('%j', (notes, expected) => {
    expect(told(notes)).toEqual(expected)
  })

  it.each([
    'Not wheelchair accessible.',
    'Wheelchair access: No',
    'Hearing loop - none',
    'No accessible toilet',
    'Unfortunately there is no step-free access to the hall.',
    'Step-free access is not available at present.',
    'Limited wheelchair access',
    'We do not have a quiet space.',
    'Ground floor is step-free; the darkroom is down six steps.',
    'Step-free entrance, then up a flight of stairs.',
    'Parking. Changing places for sport.',
    '',
  ])('promises nothing for %j', (notes) => {
    expect(told(notes)).toEqual([])
  })

  it('reads each place by itself, and what the service says besides', () => {
    expect(told('Up twelve stairs.', 'Step-free.')).toEqual(['step_free'])
    const service = {
      places: [],
      access: 'Relaxed sessions on Sundays',
      description: 'A club for children with special educational needs.',
      topics: ['Disabled access'],
    }
    expect(accessFeaturesOf(service)).toEqual(['step_free', 'quiet_space', 'send_trained'])
  })
})
