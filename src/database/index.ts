export type { Command, CommandContext, CommandInput, CommandOptions } from './command.ts'
export { databaseCommands } from './commands.ts'
export { type Database, type Opening, openDatabase, readyDatabase } from './connect.ts'
export { copyRowsIn, copyRowsOut } from './copying.ts'
export { dataFolderPath } from './data-folder.ts'
export { insertRows } from './insert-rows.ts'
export { type InstallationKind, installationKind, takesPasskeys } from './installation.ts'
export {
  addJob,
  type Ids,
  onlyIds,
  type RunningJobs,
  runJobs,
  type Task,
  type WorkHelpers,
  workHelpers,
} from './jobs.ts'
export { everyMinute, type Sweeping } from './jobs-sweep.ts'
export { migrate } from './migrate.ts'
export { appPool, jobsPool, makePool, poolConfig } from './pools.ts'
export { projectFolder } from './project-folder.ts'
export { silentLogger } from './queue.ts'
export { constraintOf, diskFull, errorCode, isUnreachable, Refusal, saysDiskFull } from './refusal.ts'
export { syncFolder } from './sync-folder.ts'
export type { DB } from './tables.ts'
export * from './transaction.ts'
export { withDatabase } from './with-database.ts'
