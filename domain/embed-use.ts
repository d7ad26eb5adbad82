/** What is done with the search box on a portal's own pages: a look at suggestions, a search in place, a visit to our results page. */
export const EMBED_ACTIONS = ['suggest', 'search', 'visit'] as const
export type EmbedAction = (typeof EMBED_ACTIONS)[number]

/** How often on one day of Viet Nam. Who it was, and what was asked, is not kept. */
export type EmbedUse = { day: string; portalId: string; action: EmbedAction; count: number }
