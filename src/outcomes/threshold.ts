import { type Command, Refusal } from '../database/index.ts'
import { reliableChange } from '../statistics/index.ts'

/** bin/trellis programmes threshold */
export const thresholdCommand: Command = {
  words: ['programmes', 'threshold'],
  usage: '--deviation D --reliability R [--json]',
  summary: 'Work out how large a change of one person counts as reliable',
  help: `For whoever writes the threshold of a share-reliable statement: by how many points a score must change to be more than the measure's
own unreliability, 95 times in 100 (Jacobson and Truax 1991). D is the standard deviation of the score among people like
those it is for, R the reliability of the measure, above 0 and below 1; the blueprint says where both are from. It needs no
database. --json prints {"deviation","reliability","threshold"}, not rounded.`,
  options: { json: { type: 'boolean' }, deviation: { type: 'string' }, reliability: { type: 'string' } },
  run: async ({ values }, { print }) => {
    const [deviation, reliability] = [Number(values.deviation ?? ''), Number(values.reliability ?? '')]
    if (!(deviation > 0 && Number.isFinite(deviation)))
      throw new Refusal('Say the standard deviation, above 0: --deviation 7.5.', 2)
    if (!(reliability > 0 && reliability < 1))
      throw new Refusal('Say the reliability, above 0 and below 1: --reliability 0.8.', 2)
    const threshold = reliableChange({ deviation, reliability })
    print(
      values.json
        ? JSON.stringify({ deviation, reliability, threshold })
        : `A change of ${threshold.toFixed(2)} points or more is more than chance.`,
    )
    return 0
  },
}
