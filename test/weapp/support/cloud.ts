import { ApiFailure, type ApiOptions } from './answer'

/** The cloud functions, answered by the test: name and data in, result out; a thrown error is a failed call. */
export type Cloud = (name: string, data: unknown) => Promise<unknown>

/** WeChat's code for a cloud function that threw. */
const FUNCTION_FAILED = -504002

/** `wx.cloud.callFunction`: data and result pass as JSON, so `undefined` and dates do not survive, as in the cloud. */
export function createCloud(cloud: Cloud, parse: (text: string) => unknown) {
  return async ({ name, data }: ApiOptions) => {
    const sent = JSON.stringify(data ?? {})
    try {
      const result = await cloud(String(name), JSON.parse(sent))
      return { result: parse(JSON.stringify(result ?? null)), requestID: `${String(name)}-request` }
    } catch (error) {
      throw new ApiFailure(`Error: errCode: ${FUNCTION_FAILED} | errMsg: ${error instanceof Error ? error.message : String(error)}`, {
        errCode: FUNCTION_FAILED,
      })
    }
  }
}
