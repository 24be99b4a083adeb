import { encode } from 'uqr'

/** A square code that a phone's camera reads: it holds this address and nothing else. `label` says so in words. */
export function SquareCode({ address, label }: { address: string; label: string }) {
  const { size, data } = encode(address, { ecc: 'M', border: 4 })
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg class="app-square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={modules.join('')} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  )
}
