import { defineCatalogue } from '../catalogue.ts'
import { countOf } from '../counting.ts'

/** What everyone reads of where things are. Reading age 9. */
export const geography = defineCatalogue({
  whereYouAre: 'where you are',
  nearMe: {
    button: 'Use where I am',
    asking: 'Asking your browser…',
    found: 'Done. This is where you are, to about 200 metres.',
    failed: 'Your browser did not tell us. Type a postcode or a town.',
  },
  terminated: ({ postcode }: { postcode: string }) =>
    `${postcode} is not used any more. We looked around where it was.`,
  whereOf: ({ name }: { name: string }) => `Where ${name} is`,
  map: {
    title: 'Map',
    here: ({ count }: { count: number }) => `${count} here`,
    herePlaces: ({ count, names }: { count: number; names: string }) => `${count} here: ${names}`,
    mark: ({ number, name }: { number: number; name: string }) => `${number}. ${name}`,
    shows: ({ count }: { count: number }) => `A map with ${countOf(count, 'mark')}. North is at the top.`,
    showsNear: ({ count, centre }: { count: number; centre: string }) =>
      `A map around ${centre} with ${countOf(count, 'mark')}. North is at the top.`,
    within: ({ distance, centre }: { distance: string; centre: string }) =>
      `You looked within ${distance} of ${centre}. A dotted ring shows how far that is.`,
    numbers: 'Numbers match the list.',
    outside: ({ count }: { count: number }) =>
      count === 1 ? '1 more is outside this map.' : `${count} more are outside this map.`,
    move: 'Move the map',
    closer: 'Closer',
    wider: 'Further out',
    north: 'Up',
    south: 'Down',
    west: 'Left',
    east: 'Right',
    all: 'Show all',
    metres: ({ metres }: { metres: number }) => `${metres} m`,
    kilometres: ({ kilometres }: { kilometres: number }) => `${kilometres} km`,
    walk: ({ length, minutes }: { length: string; minutes: number }) =>
      `${length}, ${countOf(minutes, 'minute')}’ walk`,
  },
})
