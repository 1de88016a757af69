import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

const inBrowser = process.env.TARO_ENV === 'h5'

/** Told whenever the element comes within a screen of what is seen, or leaves it; `height` in pixels as it was then. */
type Told = (near: boolean, height: number) => void

function watchInBrowser(id: string, told: Told): () => void {
  const element = document.getElementById(id)
  const watch = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1)
      if (last) told(last.isIntersecting, last.boundingClientRect.height)
    },
    // A margin counts around what scrolls, and in Taro's pages that is not the window.
    { root: element?.closest('.taro_page') ?? null, rootMargin: '100% 0px' },
  )
  if (element) watch.observe(element)
  return () => watch.disconnect()
}

function watchInWeChat(id: string, told: Told): () => void {
  const screen = Taro.getWindowInfo().windowHeight
  // WeChat speaks first only where the first ratio differs from the one it was told.
  const watch = Taro.createIntersectionObserver(Taro.getCurrentInstance().page ?? {}, { thresholds: [0], initialRatio: 1 })
  watch.relativeToViewport({ top: screen, bottom: screen }).observe(`#${id}`, ({ intersectionRatio = 0, boundingClientRect }) => {
    if (boundingClientRect) told(intersectionRatio > 0, boundingClientRect.height)
  })
  return () => watch.disconnect()
}

export interface Near {
  near: boolean
  /** What the element last took while it was near; undefined while it never was. */
  height: number | undefined
}

/**
 * Whether the element of this id is within a screen of what is seen; always, where it is not `watched`. In WeChat it counts as near
 * until WeChat says otherwise, so that nothing stays hidden where an element cannot be watched.
 */
export function useNear(id: string, { watched, atFirst }: { watched: boolean; atFirst: boolean }): Near {
  const [place, setPlace] = useState<Near>({ near: atFirst || !inBrowser, height: undefined })
  useEffect(() => {
    if (!watched) return undefined
    return (inBrowser ? watchInBrowser : watchInWeChat)(id, (near, height) => {
      // A page beneath another has no height and comes back as it was.
      if (height > 0) setPlace((old) => (near ? (old.near ? old : { ...old, near }) : { near, height }))
    })
  }, [id, watched])
  return { ...place, near: place.near || !watched }
}
