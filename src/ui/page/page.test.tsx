import { describe, expect, it } from 'vitest'
import type { Assets } from '../assets.ts'
import { htmlDocument, Page } from './page.tsx'

const assets: Assets = {
  css: '/a/app.css',
  js: '/a/app.js',
  register: '/a/register.js',
  registerWorker: '/a/register-worker.js',
  mark: '/a/m.svg',
  logo: '/a/l.svg',
}

const documentOf = (props: Partial<Parameters<typeof Page>[0]> = {}) =>
  htmlDocument(
    <Page title="Today" skin="staff" assets={assets} {...props}>
      <h1>Today</h1>
    </Page>,
  )

describe('a page', () => {
  it('is a whole document that says its language and its name', () => {
    const html = documentOf()
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en-GB">/)
    expect(html).toContain('<title>Today – Trellis</title>')
    expect(html).toContain('<body class="app-skin app-skin--staff">')
  })

  it('says first in its title that there is something to put right', () => {
    expect(documentOf({ hasErrors: true })).toContain('<title>Error: Today – Trellis</title>')
  })

  it('begins with the way past the header', () => {
    const html = documentOf()
    expect(html.indexOf('href="#maincontent"')).toBeLessThan(html.indexOf('<header'))
    expect(html).toContain('<main id="maincontent"')
  })

  it('always has help, danger, privacy and accessibility at its foot', () => {
    const foot = documentOf().split('<footer')[1] ?? ''
    for (const link of ['Help', 'Someone is in danger', 'Privacy', 'Accessibility'])
      expect(foot).toContain(link)
  })

  it('says that it is a demo before anything else', () => {
    const html = documentOf({ banner: 'Demo: invented people' })
    expect(html.indexOf('Demo: invented people')).toBeLessThan(html.indexOf('<header'))
  })

  it('has a menu and an account that open without script, and a sign-out that posts', () => {
    const html = documentOf({
      header: {
        navigation: [{ text: 'Today', href: '/today', current: true }],
        account: { name: 'Maryam Siddiqui', items: [{ text: 'Sign out', action: '/sign-out' }] },
      },
    })
    expect(html).toMatch(/<details class="app-header__menu"><summary>/)
    expect(html).toMatch(/<details class="app-header__account"><summary>/)
    expect(html).toContain('<form method="post" action="/sign-out">')
    expect(html).toContain('aria-current="page"')
  })

  it('holds no script and no style of its own, as the security policy asks', () => {
    const html = documentOf()
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)| on[a-z]+=/)
  })
})
