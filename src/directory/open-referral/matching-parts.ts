/** Takes the first that fits out of a list and gives it: each part of a record belongs to one stored part at most. */
export function takeOut<Part>(parts: Part[], fits: (part: Part) => boolean): Part | undefined {
  const at = parts.findIndex(fits)
  return at < 0 ? undefined : parts.splice(at, 1)[0]
}
