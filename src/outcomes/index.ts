import type { Command } from '../database/index.ts'
import { outcomesCommand } from './command.ts'
import { refreshCommand } from './own-records/command.ts'
import { importCommand } from './taking-in/command.ts'
import { thresholdCommand } from './threshold.ts'

export { INVENTED } from './invented.ts'
export { outcomesPart } from './outcomes-part.tsx'
export { careStatusIn, ethnicGroupIn, sexIn, specialNeedsIn } from './own-records/facts.ts'
export { refreshByNight } from './own-records/nightly.ts'
export { publicFigures } from './public-part.tsx'
export { Invented } from './screens/invented.tsx'
export { contactsLink, weeklyRoutes } from './weekly/routes.tsx'

/** bin/trellis programmes import, outcomes, refresh and threshold. */
export const outcomeCommands: Command[] = [importCommand, outcomesCommand, refreshCommand, thresholdCommand]
