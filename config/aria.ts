import type { IPluginContext } from '@tarojs/service'

/** `''` and not nothing, lest a screen reader says “undefined”; of the states that is the word for “has none”. */
const nothing = "''"
const always = { 'aria-label': nothing, 'aria-role': `i.role||${nothing}`, 'aria-hidden': 'false' }
const states = { 'aria-checked': '', 'aria-selected': '', 'aria-expanded': '', 'aria-busy': 'false' }
const named: Record<string, Record<string, string>> = {
  view: always,
  text: always,
  image: always,
  input: always,
  textarea: always,
  picker: always,
  button: { ...always, ...states },
}

interface MiniProgram {
  platform: string
  template?: { modifyCompProps?(component: string, properties: Record<string, string>): Record<string, string> }
}

/**
 * Lets `aria-…` and `role` through to WeChat's components, which read them aloud. Taro's templates know no such
 * attribute and drop it, although its runtime sends the values.
 */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn({ platform, template }: MiniProgram) {
      if (platform === 'weapp' && template) template.modifyCompProps = (component, properties) => ({ ...properties, ...named[component] })
    },
  })
}
