import Taro from '@tarojs/taro'

/** Gives the person a file from an address: the browser saves it, the phone opens it so that it can be passed on. */
export async function saveTemplate({ url, name }: { url: string; name: string }): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    return
  }
  const path = `${Taro.env.USER_DATA_PATH}/${name}`
  await Taro.downloadFile({ url, filePath: path })
  await Taro.openDocument({ filePath: path, showMenu: true })
}
