import { afterAll } from 'vitest'
import { undoAll } from '../src/database/testing.ts'

// Said at the top of every file of tests, where it is heard.
afterAll(undoAll)
