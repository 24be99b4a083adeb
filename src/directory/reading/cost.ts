import type { Fields } from './feed.ts'
import { listIn } from './source-record.ts'
import { lineOf, type Notes, paragraphOf, rawText } from './text-fields.ts'

/** What it costs, in words, and whether it is free: null where nobody has said. */
export type ReadCost = { fees: string | null; free: boolean | null }

/** The cost of a service from its `fees` and `cost_options`. Silence is not taken for free. */
export function costOf(record: Fields, notes: Notes): ReadCost {
  const options = listIn(record, 'cost_options')
  const said = paragraphOf(record.fees, 'cost', notes)
  const listed = options.map((option) => optionWords(option, notes)).filter((words) => words !== '')
  const amounts = options.map(amountOf).filter((amount) => amount !== null)
  const fees = [said, ...listed].filter(Boolean).join('\n') || null
  if (amounts.length > 0) return { fees, free: amounts.every((amount) => amount === 0) }
  if (
    said &&
    /^(?:it(?:’|')?s |is |this is |always )?(?:totally |completely )?(?:free\b(?! to (?:join|register))|no (?:charge|cost|fee))/i.test(
      said,
    )
  )
    return { fees, free: true }
  return { fees, free: said && /£\s?\d*[1-9]/.test(said) ? false : null }
}

function optionWords(option: Fields, notes: Notes): string {
  const amount = amountOf(option)
  const money = amount === null ? null : amount === 0 ? 'Free' : `£${amount.toFixed(2).replace(/\.00$/, '')}`
  const price = [money, lineOf(option.amount_description, 'cost', notes)].filter(Boolean).join(' ')
  return [lineOf(option.option, 'cost', notes), price].filter(Boolean).join(': ')
}

/** A price that can be one: 'free' written as an amount is none, nor is less than nothing. */
function amountOf(option: Fields): number | null {
  const amount = Number(rawText(option.amount) ?? Number.NaN)
  return Number.isFinite(amount) && amount >= 0 ? amount : null
}
