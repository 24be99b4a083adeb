import { type Acting, addJob } from '../database/index.ts'

/** The job that tells everybody who comes that a session is moved or called off. */
export const SESSION_CHANGED = 'session-changed'

/**
 * Leaves it to a job to tell everybody who comes: whoever runs a group may not read where a message reaches them. The same
 * change is told once.
 */
export const tellOfSession = (acting: Acting, sessionId: string, changeId: string): Promise<void> =>
  addJob(acting, SESSION_CHANGED, {
    session: sessionId,
    place: acting.actor.place as string,
    change: changeId,
  })
