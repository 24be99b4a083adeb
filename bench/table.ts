/** Lines of a table: the first column to the left, the others to the right. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  )
}

/** 0.125 is `1/8.0`. */
export const asFraction = (value: number): string => `1/${(1 / value).toFixed(1)}`

/** 12345.6 is `12,346`. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB')
