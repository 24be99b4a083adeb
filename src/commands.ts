import { workerCommands } from './accounts/index.ts'
import { backupCommands } from './backup/index.ts'
import { type Command, databaseCommands } from './database/index.ts'
import { directoryCommands } from './directory/index.ts'
import { placeCommands } from './geography/index.ts'
import { historyCommands } from './history/index.ts'
import { measureCommands } from './measures/index.ts'
import { outcomeCommands } from './outcomes/index.ts'
import { programmeCommands } from './programmes/index.ts'
import { publicationCommands } from './publications/index.ts'
import { referralCommands } from './referrals/index.ts'
import { screeningCommands } from './screening/index.ts'
import { surveyCommands } from './surveys/index.ts'

/** Every command, in the order in which the list shows them; a room's commands come through its front door. */
export const commands: Command[] = [
  ...databaseCommands,
  ...historyCommands,
  ...backupCommands,
  ...workerCommands,
  ...directoryCommands,
  ...placeCommands,
  ...measureCommands,
  ...programmeCommands,
  ...outcomeCommands,
  ...referralCommands,
  ...publicationCommands,
  ...surveyCommands,
  ...screeningCommands,
]
