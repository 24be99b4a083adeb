import type { Content } from '../../ui/index.ts'
import type { Service } from '../entry.ts'
import type { HelpsWith } from '../facets.ts'

// Our own line drawings, on a square of 96: an ink line of 2.4, flat colour slipped 3 down and right. Decoration:
// colour in them means nothing, and no words depend on them.
const colour = {
  berry: '#a3244d',
  sky: '#1f5fa8',
  sun: '#f0b54a',
  leaf: '#3f8f63',
  plum: '#5b3a8c',
  paper: '#ffffff',
} as const
const tint = { berry: '#fbe4ec', sky: '#e3edf8', sun: '#fdf0d5', leaf: '#e4efe8', plum: '#ece5f6' } as const

type Drawing = {
  ground: keyof typeof tint
  /** Flat shapes, drawn slipped. */
  flat: { fill: keyof typeof colour; d: string }[]
  line: string
}

const drawings = {
  boxing: {
    ground: 'berry',
    flat: [{ fill: 'berry', d: 'M34 30h28v46H34z' }],
    line: 'M30 10h36M48 10v8M48 18l-14 12h28zM34 30h28v46H34zM34 42h28M34 64h28M74 38l8-4M74 50h9M74 62l8 4',
  },
  comics: {
    ground: 'plum',
    flat: [
      { fill: 'sun', d: 'M22 20h24v26H22z' },
      { fill: 'plum', d: 'M50 20h24v26H50z' },
    ],
    line: 'M18 16h60v64H18zM22 20h24v26H22zM50 20h24v26H50zM26 40q8-14 16 0M55 40l6-12 4 8 5-10M26 56h30a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4H40l-6 6v-6h-8a4 4 0 0 1-4-4v-4a4 4 0 0 1 4-4z',
  },
  plants: {
    ground: 'leaf',
    flat: [
      { fill: 'sun', d: 'M14 58h68v20H14z' },
      { fill: 'leaf', d: 'M30 34c-12 0-14-10-12-14 8 0 13 5 12 14zM56 26c-10-2-11-11-8-15 7 2 10 8 8 15z' },
    ],
    line: 'M14 58h68v20H14zM14 68h68M30 58V34M30 34c-12 0-14-10-12-14 8 0 13 5 12 14zM30 42c0-10 8-13 13-12 0 8-5 13-13 12zM56 58V26M56 26c-10-2-11-11-8-15 7 2 10 8 8 15zM56 38c2-10 10-11 15-9-1 8-7 11-15 9zM76 58V46',
  },
  ball: {
    ground: 'sky',
    flat: [{ fill: 'sky', d: 'M48 36l12 9-5 14H41l-5-14z' }],
    line: 'M48 18a30 30 0 1 1 0 60 30 30 0 0 1 0-60zM48 36l12 9-5 14H41l-5-14zM48 36V19M60 45l16-6M55 59l9 14M41 59l-9 14M36 45l-16-6M4 40h10M2 50h10M4 60h10',
  },
  notes: {
    ground: 'sun',
    flat: [
      { fill: 'berry', d: 'M22 66a9 7 0 1 1 18 0 9 7 0 0 1-18 0zM58 58a9 7 0 1 1 18 0 9 7 0 0 1-18 0z' },
    ],
    line: 'M40 66V26l36-8v40M40 38l36-8M22 66a9 7 0 1 1 18 0 9 7 0 0 1-18 0zM58 58a9 7 0 1 1 18 0 9 7 0 0 1-18 0z',
  },
  waves: {
    ground: 'sky',
    flat: [{ fill: 'sky', d: 'M12 58q9-8 18 0t18 0 18 0 18 0v22H12z' }],
    line: 'M12 58q9-8 18 0t18 0 18 0 18 0M12 70q9-8 18 0t18 0 18 0 18 0M62 34a8 8 0 1 1 0 .1M22 52l20-18 14 14M42 34l-12-6',
  },
  screen: {
    ground: 'sky',
    flat: [{ fill: 'leaf', d: 'M20 22h56v38H20z' }],
    line: 'M20 22h56v38H20zM10 74h76l-10-14H20zM40 34l-8 8 8 8M56 34l8 8-8 8M50 32l-5 19',
  },
  path: {
    ground: 'leaf',
    flat: [
      { fill: 'leaf', d: 'M8 60q40-18 80 0v20H8z' },
      { fill: 'paper', d: 'M40 54c10 6-16 12-6 26h22c-12-12 10-18-4-27z' },
    ],
    line: 'M8 60q40-18 80 0M40 53c10 7-16 13-6 27M52 53c12 8-8 15 4 27M24 50V36M24 36a9 11 0 1 1 .1 0zM72 48V32M72 32a8 10 0 1 1 .1 0z',
  },
  cup: {
    ground: 'sky',
    flat: [{ fill: 'leaf', d: 'M24 40h40v26a10 10 0 0 1-10 10H34a10 10 0 0 1-10-10z' }],
    line: 'M24 40h40v26a10 10 0 0 1-10 10H34a10 10 0 0 1-10-10zM64 46h6a8 8 0 0 1 0 18h-6M36 30q-4-5 0-10t0-10M50 30q-4-5 0-10t0-10',
  },
  bricks: {
    ground: 'sun',
    flat: [
      { fill: 'sun', d: 'M16 52h40v24H16z' },
      { fill: 'berry', d: 'M36 28h44v24H36z' },
    ],
    line: 'M16 52h40v24H16zM56 52h24v24H56zM36 28h44v24H36zM42 28v-6h10v6M62 28v-6h10v6M22 52v-6h10v6',
  },
  bench: {
    ground: 'leaf',
    flat: [
      { fill: 'leaf', d: 'M18 42h60v8H18zM18 54h60v8H18z' },
      { fill: 'sun', d: 'M12 66h72v7H12z' },
    ],
    line: 'M18 42h60v8H18zM18 54h60v8H18zM12 66h72v7H12zM22 73v11M74 73v11M26 42v-6M70 42v-6M44 28q20-16 40-14M62 20c-8 4-8 12-5 14 6-2 9-8 5-14zM74 16c-6 6-4 12-1 14 6-4 6-10 1-14z',
  },
  pan: {
    ground: 'sun',
    flat: [{ fill: 'sun', d: 'M18 46h48v16a14 14 0 0 1-14 14H32a14 14 0 0 1-14-14z' }],
    line: 'M12 46h60M18 46v16a14 14 0 0 0 14 14h20a14 14 0 0 0 14-14V46M72 46l14-8M32 34q-4-5 0-10t0-8M50 34q-4-5 0-10t0-8',
  },
  camera: {
    ground: 'plum',
    flat: [{ fill: 'plum', d: 'M48 40a14 14 0 1 1 0 28 14 14 0 0 1 0-28z' }],
    line: 'M14 32h18l6-10h20l6 10h18v46H14zM48 40a14 14 0 1 1 0 28 14 14 0 0 1 0-28zM48 47a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM72 40h4',
  },
  bike: {
    ground: 'leaf',
    flat: [{ fill: 'leaf', d: 'M34 38h26L46 60z' }],
    line: 'M26 46a14 14 0 1 1 0 28 14 14 0 0 1 0-28zM72 46a14 14 0 1 1 0 28 14 14 0 0 1 0-28zM26 60l8-22h26L46 60zM46 60H26M60 38l12 22M60 38l-3-10h10M34 38l-2-6M26 32h12M46 60L34 38',
  },
  dog: {
    ground: 'sun',
    flat: [{ fill: 'sun', d: 'M24 46h40v18H24z' }],
    line: 'M24 46h34l6-16 6 6h12v8l-8 4H68l-4 16v16h-6V66H34v14h-6V64q-8-4-12-16M74 38h.1',
  },
  stage: {
    ground: 'berry',
    flat: [{ fill: 'berry', d: 'M14 20h20q2 24-20 38zM82 20H62q-2 24 20 38z' }],
    line: 'M10 20h76M14 20v56h68V20M34 20q2 24-20 38M62 20q-2 24 20 38M24 76v6h48v-6M48 40a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM40 76q0-18 8-18t8 18',
  },
  door: {
    ground: 'sun',
    flat: [{ fill: 'sky', d: 'M32 22l22 8v52l-22-6z' }],
    line: 'M16 78h64M32 78V18h34v60M32 22l22 8v52l-22-6zM49 54v4M74 42v12M68 48h12',
  },
  card: {
    ground: 'sky',
    flat: [{ fill: 'sky', d: 'M14 30h68v14H14z' }],
    line: 'M14 30h68v38H14zM14 44h68M24 60q5-10 9 0t8-4 8 4 8-4 9 2',
  },
} as const satisfies Record<string, Drawing>

export type DrawingName = keyof typeof drawings

/** Whether there is a drawing of this name. */
export const isDrawing = (name: string | null | undefined): name is DrawingName =>
  name !== null && name !== undefined && Object.hasOwn(drawings, name)

const forWhatItHelps: Partial<Record<HelpsWith, DrawingName>> = {
  being_active: 'ball',
  creativity: 'comics',
  nature: 'plants',
  food_and_money: 'pan',
  learning: 'screen',
  work: 'screen',
  calm: 'waves',
  loneliness: 'cup',
  family: 'bricks',
  helping_others: 'plants',
}

/** The drawing of a service: its own, else one for what it is good for, else a way that leads somewhere. */
export function drawingFor({ picture, helpsWith }: Pick<Service, 'picture' | 'helpsWith'>): DrawingName {
  if (isDrawing(picture)) return picture
  return helpsWith.map((one) => forWhatItHelps[one]).find((name) => name !== undefined) ?? 'path'
}

/** A drawing by its name, hidden from screen readers; nothing when there is none of that name. */
export function Drawing({ name, size = 96 }: { name: string | null | undefined; size?: number }): Content {
  if (!isDrawing(name)) return null
  const { ground, flat, line }: Drawing = drawings[name]
  return (
    <svg
      class="app-drawing"
      viewBox="0 0 96 96"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <ellipse cx="50" cy="50" rx="38" ry="36" fill={tint[ground]} />
      <g transform="translate(3 3)">
        {flat.map(({ fill, d }) => (
          <path d={d} fill={colour[fill]} />
        ))}
      </g>
      <path
        d={line}
        fill="none"
        stroke="#1f2a30"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
