import * as glassEasel from 'glass-easel'
import { type CodeSpace, type ComponentEnv, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from './bundle'
import type { Faults } from './faults'

/** WeChat's built-in components; each is drawn as an element `wx-…`, because a DOM `<button disabled>` would swallow taps. */
const BUILT_IN = `view text button input textarea switch image scroll-view swiper swiper-item form label picker picker-view
  picker-view-column radio radio-group checkbox checkbox-group slider icon progress rich-text navigator canvas video map web-view
  cover-view cover-image movable-area movable-view root-portal page-container match-media open-data official-account ad live-player
  live-pusher camera page-meta navigation-bar`.split(/\s+/)

/** Taro's templates loop over `i.cn`, which an element without children does not have; WeChat draws nothing and says nothing. */
const CHILDLESS = /for-list data is neither Array nor Object, got type "undefined"/

/** A page as drawn: what the program holds (`logic`) and what the user sees (`element`). */
export interface DrawnPage {
  logic: PageLogic
  element: HTMLElement
  erase(): void
}

/** The `this` of a page: its definition, its data and what WeChat adds. */
export interface PageLogic {
  data: object
  setData(data: object, done?: () => void): void
  [member: string]: unknown
}

/** Draws the built WXML and delivers events through glass-easel, WeChat's own component framework. */
export class View {
  /** True while the handlers of a tap run: the only time WeChat lets a program ask for consent. */
  inTap = false
  private readonly space: CodeSpace
  private readonly backend: ReturnType<MiniProgramEnv['associateBackend']>
  private readonly onError = (error: unknown, method?: string) => {
    this.faults.caught(method ?? 'view', error)
    return false
  }
  private readonly onWarning = (message: string) => {
    if (!CHILDLESS.test(message)) this.faults.note(`view: ${message}`)
    return false
  }

  constructor(
    bundle: Bundle,
    private readonly faults: Faults,
  ) {
    glassEasel.globalOptions.writeIdToDOM = true
    glassEasel.addGlobalErrorListener(this.onError)
    glassEasel.addGlobalWarningListener(this.onWarning)
    const env = new MiniProgramEnv()
    this.space = env.createCodeSpace('', true)
    for (const tag of BUILT_IN) this.space.getComponentSpace().setGlobalUsingComponent(tag, `wx-${tag}`)
    addTemplates(this.space, bundle)
    const context = new glassEasel.CurrentWindowBackendContext()
    context.onEvent((target, type, detail, options) => this.deliver(target, type, detail, options))
    this.backend = env.associateBackend(context)
  }

  /** Runs `register` with the `Page`, `Component` and `Behavior` that belong to the file `path`. */
  define(path: string, register: (env: ComponentEnv) => void): void {
    this.space.componentEnv(path, register)
  }

  /** Draws a defined page into the document. */
  draw(path: string): DrawnPage {
    const root: Root = this.backend.createRoot('wx-page', this.space, path)
    const placeholder = document.createElement('div')
    document.body.appendChild(placeholder)
    root.attach(document.body as unknown as glassEasel.GeneralBackendElement, placeholder as unknown as glassEasel.GeneralBackendElement)
    const element = root.getComponent().getBackendElement() as unknown as HTMLElement
    const erase = () => {
      root.release()
      element.remove()
    }
    return { logic: root.get() as unknown as PageLogic, element, erase }
  }

  close(): void {
    glassEasel.removeGlobalErrorListener(this.onError)
    glassEasel.removeGlobalWarningListener(this.onWarning)
  }

  /** Gives a DOM event the shape WeChat's events have and sends it to the bound handlers. */
  private deliver(target: glassEasel.Element, type: string, detail: { x?: number; y?: number }, options: glassEasel.EventOptions) {
    const original = options.originalEvent as (Partial<TouchEvent> & { detail?: unknown }) | undefined
    const shown = type === 'tap' ? { x: detail.x, y: detail.y } : (original?.detail ?? {})
    const extraFields = { touches: [...(original?.touches ?? [])], changedTouches: [...(original?.changedTouches ?? [])] }
    const event = new glassEasel.Event(type, shown, { ...options, extraFields })
    this.inTap = type === 'tap'
    try {
      glassEasel.Event.dispatchEvent(target, event)
    } finally {
      this.inTap = false
    }
    return event.getEventBubbleStatus()
  }
}

function addTemplates(space: CodeSpace, bundle: Bundle): void {
  const groupList = new Function(`return ${bundle.templates}`)() as Record<string, glassEasel.template.ComponentTemplate['content']>
  for (const [path, content] of Object.entries(groupList)) {
    // without the fallback, bindtap="eh" on a built-in component would be a plain attribute
    space.addCompiledTemplate(path, { groupList, content, fallbackListenerOnNativeNode: true } as glassEasel.template.ComponentTemplate)
  }
  for (const [path, config] of bundle.configs) space.addComponentStaticConfig(path, config)
}
