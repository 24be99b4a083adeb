export { calledName, parentFrom, personFrom } from './person.ts'
