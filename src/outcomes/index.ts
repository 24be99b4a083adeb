import type { Command } from '../database/index.ts'
import { outcomesCommand } from './command.ts'
import { importCommand } from './taking-in/command.ts'

/** bin/trellis programmes import and outcomes. */
export const outcomeCommands: Command[] = [importCommand, outcomesCommand]
