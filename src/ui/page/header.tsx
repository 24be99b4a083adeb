import { Icon } from '../components/icon.tsx'
import type { Content } from '../options.ts'
import { Avatar } from '../patterns/avatar.tsx'

export type NavigationItem = { text: Content; href: string; current?: boolean }

/** An entry of the account menu: a page, or with `action` a form that posts (sign out). */
export type AccountItem = { text: Content; href: string } | { text: Content; action: string }

export type HeaderOptions = {
  home?: string
  navigation?: NavigationItem[]
  /** 'Find a young person': leads to the page with the search. */
  search?: { text: Content; href: string }
  account?: { name: string; items: AccountItem[] }
  /** 'Hide this', always in reach on a young person's own pages. */
  hide?: { text: Content; href: string }
}

type HeaderProps = HeaderOptions & { mark: string; logo: string; skin: 'staff' | 'young' | 'public' }

/** The top of every page. The menu and the account open without script. */
export function Header(props: HeaderProps) {
  const staff = props.skin === 'staff'
  const navigation = props.navigation ?? []
  const hasMenu = navigation.length > 0 || props.account !== undefined
  return (
    <header class="app-header">
      <div class="app-header__inner">
        <a class="app-header__home" href={props.home ?? '/'}>
          {staff ? (
            <>
              <img src={props.mark} alt="" width="36" height="36" />
              <span>Trellis</span>
            </>
          ) : (
            <img src={props.logo} alt="Trellis" width="150" height="44" />
          )}
        </a>
        {navigation.length > 0 && (
          <nav class="app-header__nav" aria-label="Main">
            <NavigationList items={navigation} />
          </nav>
        )}
        <div class="app-header__end">
          {props.search && (
            <a class="app-header__search" href={props.search.href}>
              <Icon name="search" />
              {props.search.text}
            </a>
          )}
          {props.account && <Account {...props.account} />}
          {props.hide && (
            <a class="app-header__hide" href={props.hide.href} rel="noreferrer">
              <Icon name="cross" />
              {props.hide.text}
            </a>
          )}
          {hasMenu && <PhoneMenu {...props} />}
        </div>
      </div>
    </header>
  )
}

function NavigationList({ items }: { items: NavigationItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.text}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Account({ name, items }: { name: string; items: AccountItem[] }) {
  return (
    <details class="app-header__account">
      <summary>
        <Avatar name={name} variant="reverse" />
        <span>{name}</span>
      </summary>
      <AccountList items={items} />
    </details>
  )
}

function AccountList({ items }: { items: AccountItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          {'href' in item ? (
            <a href={item.href}>{item.text}</a>
          ) : (
            <form method="post" action={item.action}>
              <button type="submit">{item.text}</button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

function PhoneMenu(props: HeaderProps) {
  return (
    <details class="app-header__menu">
      <summary>
        <Icon name="menu" />
        <span>Menu</span>
      </summary>
      <div class="app-header__menu-list">
        {props.search && (
          <a class="app-header__search" href={props.search.href}>
            <Icon name="search" />
            {props.search.text}
          </a>
        )}
        {props.navigation && (
          <nav aria-label="Menu">
            <NavigationList items={props.navigation} />
          </nav>
        )}
        {props.account && (
          <div class="app-header__menu-account">
            <p>{props.account.name}</p>
            <AccountList items={props.account.items} />
          </div>
        )}
      </div>
    </details>
  )
}
