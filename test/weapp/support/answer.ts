/** The last argument of nearly every `wx` function. */
export interface ApiOptions {
  success?: (result: object) => void
  fail?: (failure: object) => void
  complete?: (outcome: object) => void
  [option: string]: unknown
}

/** What the test says a `wx` function yields: fields of the result; a thrown error is a failure. */
export type Answer = (options: ApiOptions) => unknown

/** A failure with WeChat's own fields, such as `errCode`. */
export class ApiFailure extends Error {
  constructor(
    message: string,
    readonly fields: { errCode?: number } = {},
  ) {
    super(message)
  }
}

/**
 * Answers as `wx` does: in a later turn, through the callbacks if there are any, else through a promise.
 * The outcome carries `errMsg` `<api>:ok` or `<api>:fail <reason>`.
 */
export function answerLater(api: string, options: ApiOptions, work: () => unknown): Promise<object> | undefined {
  const { success, fail, complete } = options
  const outcome = new Promise((resolve) => setTimeout(resolve, 0)).then(work).then(
    (result): object => ({ ...(result as object), errMsg: `${api}:ok` }),
    (error) => Promise.reject(failure(api, error)),
  )
  if (!success && !fail && !complete) return outcome
  const tell = (first?: (outcome: object) => void) => (result: object) => {
    first?.(result)
    complete?.(result)
  }
  void outcome.then(tell(success), tell(fail))
  return undefined
}

function failure(api: string, error: unknown): object {
  const { message, fields } = error as Partial<ApiFailure>
  return { errMsg: `${api}:fail ${message ?? String(error)}`, ...fields }
}
