import { useRouter } from '@tarojs/taro'
import { RegisterFor } from './_parts/RegisterFor'
import { RegisterOwn } from './_parts/RegisterOwn'

/** An employer registers; with `for=1` a college or the career centre does it on its behalf (S0-32). */
export default function RegisterPage() {
  return useRouter().params.for === '1' ? <RegisterFor /> : <RegisterOwn />
}
