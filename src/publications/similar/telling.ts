import { readingOf } from '../doing-well.ts'
import { freezeItem, freezeScore } from '../figures.ts'
import { isTold, type Layer } from '../fitness.ts'
import { alikeWith } from './alike.ts'
import { poolOf } from './pool.ts'
import type { Similar } from './similar.ts'
import type { World } from './world.ts'

/** What one school is told of its similar schools, as it is frozen: what may not be told is not in it. */
export function similarFigures(world: World): Similar {
  const pool = poolOf(world)
  const alike = alikeWith(world, pool)
  const told: Similar = { schools: world.similar.length, figures: {}, alike: {} }
  for (const [at, family] of world.plan.families.entries()) {
    const means = pool.mayBeTold({ family, at, layer: 'means' })
    const shares = means && pool.mayBeTold({ family, at, layer: 'shares' })
    for (const one of [...family.items, ...family.scores]) {
      const { key } = one.variable
      const freeze = () =>
        'width' in one
          ? freezeItem(pool.cell, one, shares || isTold(one.variable, 'means'))
          : freezeScore(pool.cell, one)
      told.figures[key] = means ? freeze() : null
      const layer: Layer = readingOf(one.variable)?.kind === 'mean' ? 'means' : 'shares'
      const may = layer === 'means' ? means : shares
      told.alike[key] = may ? alike(one, { family, at, layer }) : null
    }
  }
  return told
}
