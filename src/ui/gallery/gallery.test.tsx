import { describe, expect, it } from 'vitest'
import { gallery, galleryPages } from './gallery.tsx'

const assets = {
  css: '/a.css',
  js: '/a.js',
  mark: '/m.svg',
  logo: '/l.svg',
  register: '',
  registerWorker: '',
}
const app = gallery({ assets })

describe('the gallery', () => {
  it('lists every page', async () => {
    const html = await (await app.request('/')).text()
    for (const name of Object.keys(galleryPages)) expect(html).toContain(`href="/kit/${name}"`)
  })

  it.each(Object.keys(galleryPages))(
    '%s has one h1, no id twice, and no style or script of its own',
    async (name) => {
      const response = await app.request(`/${name}`)
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html).not.toMatch(/ style=|<style|\[object|>undefined</)
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    },
  )

  it('shows a thousand rows', async () => {
    const html = await (await app.request('/long-table')).text()
    expect(html.match(/<tr /g)).toHaveLength(1001)
  })

  it('answers 404 for what it does not have', async () => {
    expect((await app.request('/nothing')).status).toBe(404)
  })
})
