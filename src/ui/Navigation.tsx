import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useContext } from 'react'
import { Icon } from './Icon'
import './Navigation.scss'
import { Press } from './Press'
import { RoleSwitch } from './RoleSwitch'
import { type Place, ShellContext } from './shell'
import { uiWording } from './wording'

const pathOf = (page: string) => page.split('?')[0]

/** Whether the page that is open holds what the query of a place asks for, e.g. `list=signed`. */
function isAsked(page: string, params: Partial<Record<string, string>>): boolean {
  const [, query = ''] = page.split('?')
  return query.split('&').every((pair) => {
    const [name = '', value] = pair.split('=')
    return name === '' || params[name] === value
  })
}

function Way({ place, className, badge }: { place: Place; className: string; badge: number }) {
  const { open, rolePages } = useContext(ShellContext)
  const { path, params } = useRouter()
  const here = pathOf(place.page) === pathOf(path)
  // Several places may be lists of one page: then the list that is shown decides.
  const oneOfSeveral = here && rolePages.filter(({ page }) => pathOf(page) === pathOf(path)).length > 1
  const current = here && (!oneOfSeveral || isAsked(place.page, params))
  const shown = badge > 99 ? '99+' : String(badge)
  return (
    <Press
      className={current ? `${className} ${className}--here` : className}
      aria-current={current ? 'page' : undefined}
      label={badge > 0 ? `${place.label}，${(place.icon === 'bell' ? uiWording.unread : uiWording.waiting)(shown)}` : undefined}
      onPress={() => (current && !oneOfSeveral) || open(place.page)}
    >
      {place.icon && <Icon name={place.icon} />}
      <Text>{place.label}</Text>
      {badge > 0 && <Text className='way__badge'>{shown}</Text>}
    </Press>
  )
}

const badgeOf = (place: Place, unread: number) => (place.icon === 'bell' ? unread : (place.count ?? 0))

/** The three main places at the bottom of a phone. */
export function BottomNavigation() {
  const { main, unread } = useContext(ShellContext)
  return (
    <View className='bottom-navigation' role='navigation' aria-label={uiWording.navigation}>
      {main.map((place) => (
        <Way key={place.page} place={place} className='bottom-way' badge={badgeOf(place, unread)} />
      ))}
    </View>
  )
}

/** Who one is, all pages of the role, and the switch to another role, at the side of a desktop. */
export function SideNavigation() {
  const { main, rolePages, unread, person, roles } = useContext(ShellContext)
  return (
    <View className='side-navigation' role='navigation' aria-label={uiWording.navigation}>
      <View className='side-navigation__name'>启程</View>
      {person && roles.length < 2 && <View className='side-navigation__person'>{`${person.name} · ${person.roleName}`}</View>}
      {person && roles.length > 1 && <View className='side-navigation__person'>{person.name}</View>}
      <RoleSwitch />
      {main.map((place) => (
        <Way key={place.page} place={place} className='side-way' badge={badgeOf(place, unread)} />
      ))}
      {rolePages.length > 0 && <View className='side-navigation__line' />}
      {rolePages.map((place) => (
        <Way key={place.page} place={place} className='side-way' badge={place.count ?? 0} />
      ))}
    </View>
  )
}
