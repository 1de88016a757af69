import { useAction } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { know, type Me } from '@/app/session'
import { Chip, Links, ProblemNotice, Section } from '@/ui'
import { meWording as words } from '../wording'

/** One tap takes another role; its work is on home. */
export function Roles({ me }: { me: Me }) {
  const { run, error } = useAction('account.actAs')
  const take = async (role: Me['role']) => {
    if (role === me.role) return
    const now = await run({ role })
    if (!now) return
    know(now)
    startAt(routes.home)
  }
  const rows = me.roles.map(({ role, roleName, scopes }) => ({
    key: role,
    title: roleName,
    detail: scopes.join('、'),
    aside: role === me.role ? <Chip tone='good'>{words.roleNow}</Chip> : undefined,
    arrow: role !== me.role,
    onPress: () => void take(role),
  }))
  return (
    <Section title={words.roles}>
      <ProblemNotice problem={error} />
      <Links rows={rows} />
    </Section>
  )
}
