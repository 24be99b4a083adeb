import { BlockList, isIP, isIPv4 } from 'node:net'

/** Which networks may be reached: everybody's, or also a council's own (`private`), when the operator says so. */
export type Reach = { private: boolean }

const v4 = (...subnets: string[]): BlockList => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/')
    list.addSubnet(address, Number(bits), 'ipv4')
  }
  return list
}
const v6 = (...subnets: string[]): BlockList => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/')
    list.addSubnet(address, Number(bits), 'ipv6')
  }
  return list
}

// A network's own addresses, and those of this machine.
const ownV4 = v4('10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')
const ownV6 = v6('::1/128', 'fc00::/7')
// Where clouds tell their machines their secrets: never, whatever the operator allows.
const secretsV4 = v4('100.100.100.200/32')
const secretsV6 = v6('fd00:ec2::/32')
// Kept for special ends (RFC 6890 and after): this network, link-local, documentation, benchmarks, groups, the future.
const specialV4 = v4(
  ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
)
// Of IPv6 only 2000::/3 is everybody's; in it are addresses that hide others (Teredo, 6to4) or stand for none.
const publicV6 = v6('2000::/3')
const specialV6 = v6('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20')

/**
 * Whether a feed may be fetched from this address. An IPv4 address written inside an IPv6 one, in whatever way, is
 * refused: who has an IPv4 address says so.
 */
export function mayReach(address: string, reach: Reach): boolean {
  if (isIP(address) === 0) return false
  if (isIPv4(address)) {
    if (specialV4.check(address) || secretsV4.check(address)) return false
    return reach.private || !ownV4.check(address)
  }
  const plain = address.replace(/%.*$/, '')
  if (secretsV6.check(plain, 'ipv6')) return false
  if (reach.private && ownV6.check(plain, 'ipv6')) return true
  return publicV6.check(plain, 'ipv6') && !specialV6.check(plain, 'ipv6')
}
