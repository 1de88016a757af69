import { View } from '@tarojs/components'
import { createElement, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './Icon'
import { Press } from './Press'
import './Sheet.scss'
import { uiWording } from './wording'

export interface SheetProps {
  title: string
  onClose(): void
  children: ReactNode
  /** Buttons at the foot; the accent one last. */
  actions?: ReactNode
}

/** The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. */
function BrowserDialog({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    // Browsers before 2022 have no showModal: an open dialog still shows, only without the trap.
    if (element?.showModal) element.showModal()
    else element?.setAttribute('open', '')
    return () => element?.close?.()
  }, [])
  const cancel = (event: { preventDefault(): void }) => {
    event.preventDefault()
    onClose()
  }
  const press = (event: { target: EventTarget }) => {
    if (event.target === dialog.current) onClose()
  }
  return createElement('dialog', { ref: dialog, className: 'sheet', 'aria-label': title, onCancel: cancel, onClick: press }, children)
}

function PhoneDialog({ onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  return (
    <View className='sheet-cover' catchMove>
      <View className='sheet-cover__shade' onClick={onClose} />
      <View className='sheet'>{children}</View>
    </View>
  )
}

/** A sheet over the page: from below on a phone, in the middle of a desktop. Mount it to open it. */
export function Sheet({ title, onClose, children, actions }: SheetProps) {
  const Dialog = process.env.TARO_ENV === 'h5' ? BrowserDialog : PhoneDialog
  return (
    <Dialog title={title} onClose={onClose}>
      <View className='sheet__inside'>
        <View className='sheet__head'>
          <View className='sheet__title' role='heading' aria-level={2}>
            {title}
          </View>
          <Press className='sheet__close' label={uiWording.close} onPress={onClose}>
            <Icon name='cross' />
          </Press>
        </View>
        <View className='sheet__body'>{children}</View>
        {actions && <View className='sheet__actions'>{actions}</View>}
      </View>
    </Dialog>
  )
}
