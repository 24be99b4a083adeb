export { placeCommands } from './command.ts'
export { type Located, locate } from './locate.ts'
