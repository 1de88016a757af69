/** The page a card opens, as a link of this very site. */
export const linkOf = (ticket: string): string =>
  `${window.location.origin}${window.location.pathname}#/pages/card/open/index?ticket=${encodeURIComponent(ticket)}`

/** The same page by its path, to come back to after sign-in. */
export const openPageOf = (ticket: string): string => `/pages/card/open/index?ticket=${encodeURIComponent(ticket)}`
