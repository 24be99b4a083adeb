import { Frame } from './frame.tsx'

export type FlowChartProps = {
  title: string
  /** The whole chart in words. */
  says: string
  stages: readonly { name: string; says: string }[]
  /** From one stage to another by their place in the list; `share` of the largest, 0 to 1, is how thick it is drawn. */
  flows: readonly { from: number; to: number; share: number; says: string }[]
}

const box = { width: 196, height: 58, gap: 26 }
const thickest = 14

/** Stages below one another, and the ways between them: down on the right, back up on the left, dashed. */
export function FlowChart(props: FlowChartProps) {
  return (
    <figure class="app-chart app-chart--fern">
      <Drawing {...props} kind="wide" width={480} />
      <Drawing {...props} kind="narrow" width={328} />
    </figure>
  )
}

function Drawing({
  title,
  says,
  stages,
  flows,
  kind,
  width,
}: FlowChartProps & { kind: 'wide' | 'narrow'; width: number }) {
  const height = stages.length * (box.height + box.gap) - box.gap + 8
  const left = (width - box.width) / 2
  const middle = (at: number): number => at * (box.height + box.gap) + box.height / 2 + 4
  return (
    <Frame kind={kind} width={width} height={height} title={title} says={says}>
      {flows.map((flow) => (
        <Way {...{ flow, left, middle }} />
      ))}
      {stages.map((stage, at) => (
        <>
          <rect
            class="app-chart__stage"
            x={left}
            y={at * (box.height + box.gap) + 4}
            width={box.width}
            height={box.height}
            rx={8}
          />
          <text x={width / 2} y={middle(at) - 4} text-anchor="middle" class="app-chart__stage-name">
            {stage.name}
          </text>
          <text x={width / 2} y={middle(at) + 16} text-anchor="middle">
            {stage.says}
          </text>
        </>
      ))}
    </Frame>
  )
}

function Way(props: { flow: FlowChartProps['flows'][number]; left: number; middle: (at: number) => number }) {
  const { flow, left, middle } = props
  const onward = flow.to > flow.from
  const far = Math.abs(flow.to - flow.from)
  const side = onward ? left + box.width : left
  const out = (onward ? 1 : -1) * Math.min(24 + 18 * far, left - 6)
  const [from, to] = [middle(flow.from) + 10, middle(flow.to) - 10]
  const thick = Math.max(2, thickest * flow.share)
  return (
    <path
      class={onward ? 'app-chart__flow' : 'app-chart__flow app-chart__flow--back'}
      d={`M${side} ${from}C${side + out} ${from} ${side + out} ${to} ${side} ${to}`}
      stroke-width={thick}
    />
  )
}
