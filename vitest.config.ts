import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Whoever starts a long file last waits for it alone: what opens browsers, kills servers or plants the demo comes first. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/(bench|journeys|demo)\/|\/main\.test/.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{src,demo,checks,journeys,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['checks/test-database.ts'],
    setupFiles: ['checks/after-file.ts'],
    // Files in turn share a process, which reads the program once: each puts away what it opened (afterFile).
    isolate: false,
    // One more than the two processors: the longest files mostly wait for a server to start, stop or be killed.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A cold start of a browser or a database must not fail a test on a busy machine.
    slowTestThreshold: 2_000,
  },
})
