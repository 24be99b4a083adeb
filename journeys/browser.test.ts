import { expect, it } from 'vitest'
import { openSaltmere } from './saltmere.ts'

it('looks at every page with axe, at its ids and at its width', async () => {
  const saltmere = await openSaltmere()
  const visitor = await saltmere.somebody()
  const shows = async (main: string) => {
    await visitor.page.setContent(
      `<!doctype html><html lang="en"><head><title>A page – Trellis</title></head><body><main><h1>A page</h1>${main}</main></body></html>`,
    )
    return visitor.beside.looksAt(visitor.page, await visitor.page.content())
  }
  // The page keeps the security policy of its address, which lets no style of its own through.
  await visitor.opens('/')
  await shows('<p>Nothing is wrong here.</p>')
  await expect(shows('<img src="/a.png">')).rejects.toThrow(/image-alt/)
  await expect(shows('<p><font color="#cccccc">Hard to read</font></p>')).rejects.toThrow(/color-contrast/)
  await expect(shows('<p id="a">One</p><p id="a">Two</p>')).rejects.toThrow(/have the id “a”/)
  await expect(shows('<hr width="2000">')).rejects.toThrow(/no wider than the screen/)
  await shows('<p>Nothing is wrong here either.</p>')
})
