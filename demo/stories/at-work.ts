import type { Town } from '../telling/town.ts'
import { covered, drafted } from '../telling/working.ts'

/** What workers are in the middle of: forms begun and kept, and who does whose work this week. */
export async function tellAtWork(town: Town): Promise<void> {
  await covered(town, 'Helen Marchbank', 'Daniel Osei', 'Maryam Siddiqui')
  await drafted(town, 'Priya Raman', 1, {
    name: 'Wilfred Osborne',
    reasons: ['alone', 'stopped'],
    why: 'Wilf has given up the drums, which he was so proud of. I want to ask him first what he would like me to write.',
  })
  await drafted(town, 'Dr Anil Kapoor', 4, { name: 'Marguerite Dubois', reasons: ['sleep'] })
  await drafted(town, 'Delroy Banks', 2, {
    name: 'Kaleb',
    why: 'Sits on the step until we open. I have asked him, and he is thinking about it.',
  })
}
