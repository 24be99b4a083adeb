export { asKeeper, listVersions, printVersions, publishCommand } from './commands.ts'
export { seedVersions } from './seeding.ts'
export { proposeVersion, publishVersion, versionsOf } from './store.ts'
export { digestOf, type Seed, type Version } from './version.ts'
