import { ApiFailure, type ApiOptions } from './answer'

/** What a user can say to one template: yes, no, blocked by WeChat, or filtered as a duplicate title. */
export type ConsentChoice = 'accept' | 'reject' | 'ban' | 'filter'

/** Asks the test, in place of the user, about one template. */
export type AskConsent = (templateId: string) => ConsentChoice | Promise<ConsentChoice>

/**
 * `wx.requestSubscribeMessage`. WeChat shows the dialog only for a call made while a tap is being handled, for one to three templates;
 * this takes the strict reading, a call after any `await` fails, so that what passes here passes on a phone.
 */
export async function requestConsent({ tmplIds }: ApiOptions, inTap: boolean, ask: AskConsent): Promise<Record<string, ConsentChoice>> {
  const templates = Array.isArray(tmplIds) ? tmplIds.map(String) : []
  if (!inTap) throw new ApiFailure('can only be invoked by user TAP gesture.')
  if (templates.length === 0) throw new ApiFailure("TmplIds can't be empty", { errCode: 10001 })
  if (templates.length > 3) throw new ApiFailure('Templates count out of max bounds', { errCode: 20003 })
  const choices: Record<string, ConsentChoice> = {}
  for (const template of templates) choices[template] = await ask(template)
  return choices
}
