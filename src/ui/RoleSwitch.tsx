import { Text, View } from '@tarojs/components'
import { useContext } from 'react'
import { Press } from './Press'
import './RoleSwitch.scss'
import { ShellContext } from './shell'
import { uiWording } from './wording'

/** The roles of somebody who holds several; one tap takes another. Nothing for who holds one. */
export function RoleSwitch() {
  const { person, roles, actAs } = useContext(ShellContext)
  if (!person || roles.length < 2) return null
  return (
    <View className='role-switch' role='group' aria-label={uiWording.roles}>
      {roles.map(({ role, roleName }) => {
        const now = role === person.role
        return (
          <Press
            key={role}
            className={now ? 'role-switch__role role-switch__role--now' : 'role-switch__role'}
            aria-pressed={now}
            onPress={() => now || actAs(role)}
          >
            <Text>{roleName}</Text>
          </Press>
        )
      })}
    </View>
  )
}
