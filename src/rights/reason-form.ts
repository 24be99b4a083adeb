import type { Form } from '../ui/questions/index.ts'

/** A form that asks why, and nothing else. */
export const reasonForm = (asked: {
  name: string
  label: string
  hint?: string
  required: string
}): Form => ({
  sections: [{ title: '', questions: [{ kind: 'words', rows: 3, max: 1000, ...asked }] }],
})
