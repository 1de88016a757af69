import { View } from '@tarojs/components'
import { useAction } from '@/app/hooks'
import { ActionBar, Button, ProblemNotice, Section } from '@/ui'
import { bindWording as words } from '../../wording'

/** On the phone: the WeChat account in use is the one to bind. */
export function BindHere({ onBound }: { onBound(): void }) {
  const { run, running, error } = useAction('account.bindHere')
  const bind = async () => {
    if (await run({})) onBound()
  }
  return (
    <View>
      <Section>
        <ProblemNotice problem={error} />
        <View>{words.hereText}</View>
      </Section>
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void bind()}>
          {words.here}
        </Button>
      </ActionBar>
    </View>
  )
}
