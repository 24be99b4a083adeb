/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** 'None of these' unticks the others of its group, and they untick it. */
export function untickTheRest(page: Document): void {
  page.addEventListener('change', (event) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox' || !box.checked) return
    const alone = box.dataset.behaviour === 'exclusive'
    const group = box.closest('[data-module="nhsuk-checkboxes"]')
    for (const other of group?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
      if (other === box || other.name !== box.name) continue
      if (alone || other.dataset.behaviour === 'exclusive') other.checked = false
    }
  })
}
