// The picture of the home page: a trellis of six uprights (what is done) and five slats (kinds of help).
const steps = [
  { name: 'Measure', text: 'Whole schools answer, every year' },
  { name: 'Notice', text: 'Somebody sees, and asks' },
  { name: 'Refer', text: 'One name holds it, with a date' },
  { name: 'Plan', text: 'What matters, in their words' },
  { name: 'Do', text: 'Somewhere to go, someone there' },
  { name: 'See what changed', text: 'Same questions, before and after' },
] as const

const slats = [
  { word: 'Treatment', gloss: 'alongside clinics', tone: 'treatment' },
  { word: 'Secondary prevention', gloss: 'while waiting, and after', tone: 'secondary' },
  { word: 'Early intervention', gloss: 'soon, and together', tone: 'early' },
  { word: 'Targeted', gloss: 'for groups facing more', tone: 'targeted' },
  { word: 'Universal', gloss: 'open to everyone', tone: 'universal' },
] as const

// Upright and slat at which each of the two invented young people is, from left to right.
const safiya = [
  [0, 4],
  [1, 4],
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 4],
] as const
const tomasz = [
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 3],
] as const

const x = (step: number): number => 262 + step * 148
const y = (slat: number): number => 96 + slat * 78

function line(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points.map(([step, slat]) => [x(step), y(slat)] as const)
  if (!first) return ''
  let from = first
  const bends = rest.map((to) => {
    const middle = (from[0] + to[0]) / 2
    const bend = `C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`
    from = to
    return bend
  })
  return `M${first[0]} ${first[1]}${bends.join('')}`
}

function Growing({ points, tone }: { points: typeof safiya | typeof tomasz; tone: string }) {
  return (
    <g class={`app-joined__vine app-joined__vine--${tone}`}>
      <path d={line(points)} />
      {points.map(([step, slat]) => (
        <circle
          cx={x(step)}
          cy={y(slat)}
          r={step === 2 || step === 4 ? 11 : 7}
          class={step === 2 || step === 4 ? 'app-joined__handover' : undefined}
        />
      ))}
    </g>
  )
}

/** How measuring, noticing, referring, planning, doing and looking back join up across five kinds of help. */
export function JoinedUp() {
  return (
    <section class="app-joined">
      <h2>How it joins up</h2>
      <p class="app-joined__lead">
        Five kinds of help, side by side. A young person can move between any of them, in any order, and each
        time somebody takes over, we know who.
      </p>
      <svg class="app-joined__picture" viewBox="0 0 1096 470" role="img" aria-labelledby="joined-title">
        <title id="joined-title">
          Six steps from measuring to seeing what changed, across five kinds of help. Safiya steps up to early
          intervention and back down to something open to everyone; Tomasz steps down from hospital to a
          group.
        </title>
        {steps.map((step, index) => (
          <g>
            <line x1={x(index)} x2={x(index)} y1={64} y2={432} class="app-joined__upright" />
            <text x={x(index)} y={40} text-anchor="middle" class="app-joined__step">
              {index + 1} {step.name}
            </text>
          </g>
        ))}
        {slats.map((slat, index) => (
          <g>
            <line
              x1={212}
              x2={1060}
              y1={y(index)}
              y2={y(index)}
              class={`app-joined__slat app-joined__slat--${slat.tone}`}
            />
            <rect
              x={0}
              y={y(index) - 22}
              width={6}
              height={44}
              rx={3}
              class={`app-joined__bar app-joined__bar--${slat.tone}`}
            />
            <text x={16} y={y(index) - 2} class="app-joined__word">
              {slat.word}
            </text>
            <text x={16} y={y(index) + 20} class="app-joined__gloss">
              {slat.gloss}
            </text>
          </g>
        ))}
        <Growing points={safiya} tone="fern" />
        <Growing points={tomasz} tone="slate" />
      </svg>
      <ol class="app-joined__steps">
        {steps.map((step) => (
          <li>
            <strong>{step.name}.</strong> {step.text}
          </li>
        ))}
      </ol>
      <p class="app-joined__key">
        <span class="app-joined__ring" aria-hidden="true" /> A handover. It counts only when somebody says
        yes. The green line is Safiya, 14; the grey one is Tomasz, 10. Both are made up.
      </p>
    </section>
  )
}
