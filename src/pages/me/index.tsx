import { useEffect, useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { know, type Me, signOut } from '@/app/session'
import { Button, ConfirmSheet, Facts, Links, Page, PageState, Section } from '@/ui'
import { AccountLinks } from './_parts/AccountLinks'
import { Campus } from './_parts/Campus'
import { Devices } from './_parts/Devices'
import { FontSizes } from './_parts/FontSizes'
import { Roles } from './_parts/Roles'
import { meWording as words } from './wording'

function Person({ me }: { me: Me }) {
  const scopes = me.roles.find((held) => held.role === me.role)?.scopes ?? []
  const facts = [
    { label: words.number, value: me.number },
    { label: words.school, value: me.school.name },
    { label: words.season, value: me.season.name },
    ...(me.campus ? [{ label: words.campus, value: me.campus }] : []),
    ...(scopes.length ? [{ label: words.scopes, value: scopes.join('、') }] : []),
  ]
  return (
    <Section title={me.name}>
      <Facts facts={facts} />
    </Section>
  )
}

const toSeasons = () => openPage('/pages/season/index')

/** Who I am, in which role I act, and how I sign in. */
export default function MePage() {
  const query = useQuery('account.me', {})
  const [leaving, setLeaving] = useState(false)
  useEffect(() => {
    if (query.data) know(query.data)
  }, [query.data])
  return (
    <Page title={words.title} main>
      <PageState query={query}>
        {(me) => (
          <>
            <Person me={me} />
            {me.roles.length > 1 && <Roles me={me} />}
            {me.campuses.length > 0 && <Campus me={me} onChanged={query.refresh} />}
            {me.season.others && (
              <Links rows={[{ key: 'season', title: words.switchSeason, detail: me.season.name, onPress: toSeasons }]} />
            )}
            <AccountLinks me={me} onChanged={query.refresh} />
            {!me.mustChangePassword && <Devices />}
          </>
        )}
      </PageState>
      <FontSizes />
      <Button onPress={() => setLeaving(true)}>{words.signOut}</Button>
      {leaving && (
        <ConfirmSheet title={words.signOut} confirmLabel={words.signOut} onConfirm={() => void signOut()} onClose={() => setLeaving(false)}>
          {words.signOutText}
        </ConfirmSheet>
      )}
    </Page>
  )
}
