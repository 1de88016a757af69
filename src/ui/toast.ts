import Taro from '@tarojs/taro'

/** A short word that something is done; never the only place where an error is told. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2000 })
  // The element that Taro draws in the browser would say nothing to a screen reader.
  if (process.env.TARO_ENV === 'h5') document.querySelector('.taro__toast')?.setAttribute('role', 'status')
}
