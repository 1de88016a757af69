import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { keptCampus } from '@/app/campus'
import { useAction, useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { begin } from '@/app/session'
import type { Output } from '@/shared/contracts'
import { Button, Empty, Notice, Page, ProblemNotice, Section, Select, Sheet, TextField } from '@/ui'
import { signInWording as words } from '../wording'
import './index.scss'

const pages = { reset: '/pages/account/reset/index', register: '/pages/account/employer/register/index' }

/** Where to go on after sign-in, and whether the phone was told to stay out. */
function useWayIn() {
  const { next = '', stay } = useRouter().params
  return { next: decodeURIComponent(next), stay: stay === '1' }
}

/** On the phone first tries the bound WeChat account, silently; true while it tries. */
function useWeChatSignIn({ next, stay }: { next: string; stay: boolean }): boolean {
  const { run } = useAction('account.signInWithWeChat')
  const [trying, setTrying] = useState(process.env.TARO_ENV === 'weapp' && !stay)
  const tried = useRef(!trying)
  useEffect(() => {
    if (tried.current) return
    tried.current = true
    void run({}).then((signedIn) => (signedIn ? begin(signedIn, next) : setTrying(false)))
  })
  return trying
}

type Desk = NonNullable<Output<'account.campuses'>['campuses'][number]['help']>

function Help({ desk }: { desk?: Desk }) {
  const [open, setOpen] = useState<'forgotten' | 'privacy'>()
  const close = () => setOpen(undefined)
  return (
    <View className='sign-in__help'>
      <Button tone='quiet' onPress={() => setOpen('forgotten')}>
        {words.forgotten}
      </Button>
      <View className='sign-in__privacy'>
        <Text>{words.employerLead}</Text>
        <Button tone='quiet' onPress={() => openPage(pages.register)}>
          {words.registerEmployer}
        </Button>
      </View>
      <View className='sign-in__privacy'>
        <Text>{words.privacyLead}</Text>
        <Button tone='quiet' onPress={() => setOpen('privacy')}>
          {words.privacy}
        </Button>
      </View>
      {open && (
        <Sheet
          title={open === 'forgotten' ? words.forgotten : words.privacy}
          onClose={close}
          actions={
            <>
              {open === 'forgotten' && process.env.TARO_ENV === 'weapp' && (
                <Button onPress={() => openPage(pages.reset)}>{words.resetByWeChat}</Button>
              )}
              <Button tone='accent' onPress={close}>
                {words.understood}
              </Button>
            </>
          }
        >
          {open === 'forgotten' && desk && <Notice title={words.desk} call={desk} />}
          {(open === 'forgotten' ? words.forgottenText : words.privacyText).map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Sheet>
      )}
    </View>
  )
}

/** Number and password; messages of a refusal come from the server and never tell whether the number exists. */
export default function SignIn() {
  const wayIn = useWayIn()
  const byWeChat = useWeChatSignIn(wayIn)
  const { run, running, error, fields } = useAction('account.signIn')
  const [number, setNumber] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const { data } = useQuery('account.campuses', {})
  const campuses = data?.campuses ?? []
  const [chosen, setChosen] = useState(keptCampus)
  const here = campuses.find(({ name }) => name === chosen)
  const signIn = async () => {
    setMissing(number.trim() === '' || password === '')
    if (number.trim() === '' || password === '') return
    const signedIn = await run({ number: number.trim(), password, ...(here && { campus: here.name }) })
    if (signedIn) begin(signedIn, wayIn.next)
  }
  if (byWeChat) {
    return (
      <Page title={words.title} alone>
        <Empty title={words.byWeChat} />
      </Page>
    )
  }
  return (
    <Page title={words.title} alone>
      <View className='sign-in__answer'>{words.answer}</View>
      <Section>
        <ProblemNotice problem={error} />
        <TextField
          label={words.number}
          value={number}
          onChange={setNumber}
          maxLength={40}
          autoComplete='username'
          error={missing && !number.trim() ? words.numberMissing : fields.number}
          onEnter={() => void signIn()}
        />
        <TextField
          label={words.password}
          kind='password'
          value={password}
          onChange={setPassword}
          maxLength={128}
          autoComplete='current-password'
          hint={words.firstTime}
          error={missing && !password ? words.passwordMissing : fields.password}
          onEnter={() => void signIn()}
        />
        {campuses.length > 0 && (
          <Select
            label={words.campus}
            hint={words.campusHint}
            value={here?.name ?? ''}
            choices={campuses.map(({ name }) => ({ value: name, label: name }))}
            onChange={setChosen}
            error={fields.campus}
          />
        )}
        <View className='sign-in__go'>
          <Button tone='accent' running={running} onPress={() => void signIn()}>
            {words.signIn}
          </Button>
        </View>
      </Section>
      <Help desk={here?.help ?? undefined} />
    </Page>
  )
}
