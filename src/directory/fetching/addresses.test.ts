import { describe, expect, it } from 'vitest'
import { mayReach } from './addresses.ts'
import { feedAddress } from './feed-address.ts'

describe('an address that a feed is fetched from', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://10.0.0.1/',
    'http://10.255.255.255/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://198.18.0.1/',
    'http://198.19.255.255/',
    'http://192.0.2.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
    'http://[ff02::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:4136:e378::1]/',
    'http://[2001:db8::1]/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://foo.localhost/',
    'http://127.0.0.1./',
    'http://127。0。0。1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://ok@127.0.0.1/',
    'http://user:secret@example.org/',
    'http://example.org\\@127.0.0.1/',
    'http://127.0.0.1#@example.org/',
    'http://127.0.0.1?@example.org/',
    'http://example.org:22/',
    'http://example.org:5432/',
    'http://example.org:6379/',
    'http://printer/',
    'http://council.local/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'ftp://example.org/feed.json',
    'data:application/json,[]',
    'jar:http://example.org!/',
    'javascript:alert(1)',
    'http://exa mple.org/',
    'http://example.org/\r\nHost: other',
    'http://',
    '//example.org/',
    '',
    `http://example.org/${'a'.repeat(3_000)}`,
  ])('%s is refused', (typed) => {
    expect(() => feedAddress(typed, { private: false })).toThrow('cannot be fetched')
  })

  it('shows no password in what it says', () => {
    expect(() => feedAddress('https://user:secret@example.org/', { private: false })).not.toThrow('secret')
  })

  it.each([
    ['https://council.example.org/services?page=2#top', 'https://council.example.org/services?page=2'],
    ['HTTP://Example.ORG:8080/', 'http://example.org:8080/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://[2606:4700::1]/', 'https://[2606:4700::1]/'],
    ['https://example.org.', 'https://example.org./'],
  ])('%s is fine', (typed, url) => {
    expect(feedAddress(typed, { private: false }).href).toBe(url)
  })

  it('may be in the network of its own when the operator says so, and never where clouds keep secrets', () => {
    const own = { private: true }
    for (const fine of ['http://127.0.0.1:4160/', 'http://10.1.2.3/', 'http://[::1]/', 'http://council/feed'])
      expect(() => feedAddress(fine, own)).not.toThrow()
    for (const never of [
      'http://169.254.169.254/',
      'http://[fd00:ec2::254]/',
      'http://100.100.100.200/',
      'http://0.0.0.0/',
    ])
      expect(() => feedAddress(never, own)).toThrow('private network')
  })

  it('is no text that is none', () => {
    for (const none of ['', 'example.org', '1.2.3', '::g'])
      expect(mayReach(none, { private: true })).toBe(false)
    expect(mayReach('fe80::1%eth0', { private: true })).toBe(false)
  })
})
