/** The form of a Polish noun beside a number: 1 pytanie, 2 pytania, 5 pytań. */
export function form(count: number, [one, few, many]: readonly [string, string, string]): string {
  if (count === 1) return one
  const [tens, ones] = [Math.floor(count / 10) % 10, count % 10]
  return tens !== 1 && ones >= 2 && ones <= 4 ? few : many
}
