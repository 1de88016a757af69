import Taro from '@tarojs/taro'

/** A short word that something is done; never the only place where an error is told. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2000 })
}
