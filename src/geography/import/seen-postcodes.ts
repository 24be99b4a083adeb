/**
 * Which postcodes a file has had already: one bit each, so that all of the country's are remembered in a few megabytes.
 */
export class SeenPostcodes {
  private readonly districts = new Map<string, Uint8Array>()

  /** Whether it was there already; it is from now on. Takes a postcode as it is written: 'SW1A 1AA'. */
  again(postcode: string): boolean {
    const outward = postcode.slice(0, -4)
    const bits = this.districts.get(outward) ?? new Uint8Array(Math.ceil((10 * 26 * 26) / 8))
    this.districts.set(outward, bits)
    const letter = (from: number) => postcode.charCodeAt(postcode.length - from) - 65
    const nth = ((postcode.charCodeAt(postcode.length - 3) - 48) * 26 + letter(2)) * 26 + letter(1)
    const [byte, bit] = [nth >> 3, 1 << (nth & 7)]
    const before = ((bits[byte] ?? 0) & bit) !== 0
    bits[byte] = (bits[byte] ?? 0) | bit
    return before
  }
}
