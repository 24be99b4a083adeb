// Pictures of rooms that do not exist, in the house's own line: ink lines, flat colour slipped a little.

const ink = 'fill="none" stroke="#1f2a30" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"'
const flat = (fill: string, d: string): string => `<path transform="translate(9 9)" d="${d}" fill="${fill}"/>`
const line = (d: string): string => `<path d="${d}" ${ink}/>`

/** A closed shape: its colour slipped, its line over it. */
const shape = (fill: string, d: string): string => flat(fill, d) + line(d)
const box = (x: number, y: number, wide: number, high: number): string =>
  `M${x} ${y}h${wide}v${high}h${-wide}z`

const room = (wall: string, floor: string, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">
    <rect width="1200" height="800" fill="${wall}"/><rect y="590" width="1200" height="210" fill="${floor}"/>
    ${line('M0 590h1200')}${inside}</svg>`

const bricks = Array.from({ length: 5 }, (_, row) =>
  Array.from({ length: 8 }, (_column, nth) =>
    line(`M${nth * 160 + (row % 2) * 80} ${90 + row * 110}h90`),
  ).join(''),
).join('')

/** A blue door, propped open. */
export const openDoor: string = room(
  '#f6e3d3',
  '#d5dcd7',
  `<g opacity="0.25">${bricks}</g>
   <path d="M520 640L300 800h640L760 640z" fill="#fdf0d5"/>
   ${shape('#f0b54a', box(500, 150, 280, 440))}
   ${shape('#1f5fa8', 'M500 150l-150 50v470l150-80z')}
   ${line('M380 430v40')}
   ${shape('#a3244d', box(300, 655, 70, 40))}
   <text x="850" y="270" font-family="sans-serif" font-size="64" font-weight="700" fill="#1f2a30">The</text>
   <text x="850" y="345" font-family="sans-serif" font-size="64" font-weight="700" fill="#1f2a30">Tin Hall</text>
   ${line('M850 370h250')}`,
)

const bag = (x: number): string =>
  line(`M${x} 90v90M${x} 180l-50 50M${x} 180l50 50`) +
  shape('#a3244d', box(x - 55, 230, 110, 250)) +
  line(`M${x - 55} 290h110M${x - 55} 420h110`)

/** The hall: three bags and a bench to watch from. */
export const hall: string = room(
  '#e4efe8',
  '#f6e3d3',
  `${line('M60 90h760')}${bag(160)}${bag(420)}${bag(680)}
   ${shape('#f0b54a', box(900, 180, 220, 410))}${line('M1080 390v30')}
   ${shape('#3f8f63', box(120, 600, 760, 34))}${line('M180 634v110M820 634v110')}
   ${shape('#5b3a8c', 'M230 600q10-60 70-60t80 60z')}
   ${shape('#1f5fa8', box(690, 540, 56, 60))}${line('M746 555h18v26h-18M705 525q-8-14 0-26M728 525q-8-14 0-26')}`,
)

const panels = (x: number): string =>
  `<g transform="translate(${x} 470) skewX(-8)">${shape('#ffffff', box(0, 0, 170, 120))}${line('M85 0v120M0 60h170')}</g>`
const chair = (x: number): string => line(`M${x} 640v130M${x + 90} 640v130M${x} 690h90M${x} 640h90`)

/** A table by the window, with paper waiting. */
export const comicTable: string = room(
  '#ece5f6',
  '#e4efe8',
  `${shape('#e3edf8', box(120, 70, 380, 300))}${line('M310 70v300M120 220h380')}
   ${shape('#f0b54a', 'M880 190l70 120H810z')}${line('M880 190V120M845 310v150M880 310v150')}
   ${chair(140)}${chair(400)}${chair(660)}${chair(920)}
   ${shape('#f6e3d3', 'M150 460h900l90 160H60z')}
   ${panels(230)}${panels(480)}
   ${shape('#3f8f63', box(760, 480, 70, 90))}${line('M775 480l-12-60M795 480v-70M815 480l14-62')}
   ${line('M130 620v150M1070 620v150')}`,
)

const hues = ['#a3244d', '#1f5fa8', '#f0b54a', '#3f8f63', '#5b3a8c']
const brick = (x: number, y: number, wide: number, nth: number): string =>
  shape(hues[nth % 5] ?? '#ffffff', box(x, y, wide, 46)) +
  line(`M${x + 20} ${y}v-12h24v12M${x + wide - 44} ${y}v-12h24v12`)

/** A table of bricks, with a tower begun. */
export const brickTable: string = room(
  '#fdf0d5',
  '#e3edf8',
  `${line('M760 120h340')}${[800, 920, 1040].map((x) => line(`M${x} 120v30M${x - 34} 220a34 62 0 0 1 68 0`) + shape('#1f5fa8', `M${x - 46} 210h24v56h-24z`) + shape('#1f5fa8', `M${x + 22} 210h24v56h-24z`)).join('')}
   ${shape('#ffffff', 'M90 560h1020l60 70H30z')}${line('M110 630v140M1090 630v140')}
   ${[0, 1, 2, 3, 4].map((nth) => brick(500 - (nth % 2) * 40, 500 - nth * 60, 150 + (nth % 2) * 50, nth)).join('')}
   ${[150, 290, 800, 940].map((x, nth) => brick(x, 505, 110, nth + 2)).join('')}`,
)

const pan = (x: number): string =>
  shape('#4c5a62', `M${x} 420h180v60a40 40 0 0 1-40 40h-100a40 40 0 0 1-40-40z`) +
  line(`M${x + 180} 430l90-24M${x + 50} 390q-20-30 0-60t0-60M${x + 120} 390q-20-30 0-60t0-60`)
const apron = (x: number, fill: string): string =>
  line(`M${x + 20} 110q30-50 60 0`) + shape(fill, `M${x + 20} 110h60v60l40 30v150H${x - 20}V200l40-30z`)

/** A kitchen with something on the stove. */
export const kitchen: string = room(
  '#fdf0d5',
  '#f6e3d3',
  `${line('M640 100h480')}${apron(690, '#a3244d')}${apron(840, '#3f8f63')}${apron(990, '#1f5fa8')}
   ${pan(90)}${pan(340)}
   ${shape('#d5dcd7', box(50, 520, 560, 250))}${line('M50 580h560M120 550h30M230 550h30M340 550h30M450 550h30')}
   ${shape('#ffffff', 'M650 560h500l40 110H610z')}${line('M640 670v110M1160 670v110')}
   ${[720, 830, 940, 1050].map((x) => line(`M${x} 610a34 12 0 1 0 .1 0`)).join('')}${[770, 900].map((x) => line(`M${x} 580a30 9 0 1 0 .1 0`)).join('')}`,
)
