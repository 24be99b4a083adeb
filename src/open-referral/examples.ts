import { en } from '../words/index.ts'

const { example } = en.openReferral.developers

/** Things to try, each an address under /oruk that really answers. */
export const examples: readonly { text: string; path: string }[] = [
  { text: example.first, path: '/services' },
  { text: example.full, path: '/services?full=true&per_page=5' },
  { text: example.search, path: '/services?search=comics&day=TU&maximum_age=25' },
  { text: example.changed, path: '/services?modified_after=2026-11-01' },
  { text: example.terms, path: '/taxonomy_terms?per_page=100' },
  { text: example.lines, path: '/organizations?format=ndjson' },
]
