import { Image } from '@tarojs/components'
import { createElement } from 'react'

/** A picture with the words a screen reader says for it. In the browser a real `<img>`, because Taro's takes no `alt`. */
export function Picture({ src, label, className }: { src: string; label: string; className?: string }) {
  if (process.env.TARO_ENV === 'h5') return createElement('img', { src, alt: label, className })
  return <Image src={src} mode='aspectFit' className={className} aria-label={label} />
}
