import type { Content } from '../options.ts'
import { Icon } from './icon.tsx'

export type PageStep = { href: string; label?: Content }
export type PageNumber = { number: number; href: string; current?: boolean } | { ellipsis: true }
export type PaginationProps = { previous?: PageStep; next?: PageStep; items?: PageNumber[]; label?: string }

/** The way through a long list. With `items` the pages are numbered. */
export function Pagination(props: PaginationProps) {
  const label = props.label ?? 'Pagination'
  if (props.items) {
    return (
      <nav class="nhsuk-pagination nhsuk-pagination--numbered" role="navigation" aria-label={label}>
        {props.previous && (
          <a href={props.previous.href} class="nhsuk-pagination__previous" rel="prev">
            <Icon name="arrow-left" />
            <Title text="Previous" />
          </a>
        )}
        <ul class="nhsuk-pagination__list">{props.items.map(Numbered)}</ul>
        {props.next && (
          <a href={props.next.href} class="nhsuk-pagination__next" rel="next">
            <Title text="Next" />
            <Icon name="arrow-right" />
          </a>
        )}
      </nav>
    )
  }
  return (
    <nav class="nhsuk-pagination" role="navigation" aria-label={label}>
      <ul class="nhsuk-list nhsuk-pagination__list">
        {props.previous && <Step step={props.previous} direction="prev" />}
        {props.next && <Step step={props.next} direction="next" />}
      </ul>
    </nav>
  )
}

function Title({ text }: { text: string }) {
  return (
    <span class="nhsuk-pagination__title">
      {text}
      <span class="nhsuk-u-visually-hidden"> page</span>
    </span>
  )
}

function Step({ step, direction }: { step: PageStep; direction: 'prev' | 'next' }) {
  const previous = direction === 'prev'
  return (
    <li class={previous ? 'nhsuk-pagination-item--previous' : 'nhsuk-pagination-item--next'}>
      <a
        class={`nhsuk-pagination__link nhsuk-pagination__link--${direction}`}
        href={step.href}
        rel={direction}
      >
        <Title text={previous ? 'Previous' : 'Next'} />
        {step.label && (
          <>
            <span class="nhsuk-u-visually-hidden">:</span>
            <span class="nhsuk-pagination__page">{step.label}</span>
          </>
        )}
        <Icon name={previous ? 'arrow-left' : 'arrow-right'} />
      </a>
    </li>
  )
}

function Numbered(item: PageNumber) {
  if ('ellipsis' in item) return <li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={`nhsuk-pagination__item${item.current ? ' nhsuk-pagination__item--current' : ''}`}>
      <a
        class="nhsuk-pagination__link"
        href={item.href}
        aria-label={`Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  )
}

/**
 * Which page numbers to show: the first, the last, the current one and its neighbours, with gaps between.
 * @param href gives the address of a page.
 */
export function pagesAround(current: number, total: number, href: (page: number) => string): PageNumber[] {
  const shown = [1, current - 1, current, current + 1, total].filter((page) => page >= 1 && page <= total)
  const pages = [...new Set(shown)].sort((a, b) => a - b)
  return pages.flatMap((page, index): PageNumber[] => {
    const link = { number: page, href: href(page), ...(page === current ? { current: true } : {}) }
    const gap = index > 0 && page - (pages[index - 1] ?? 0) > 1
    return gap ? [{ ellipsis: true }, link] : [link]
  })
}
