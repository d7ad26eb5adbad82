/** What may be wrong with a document, as people choose it. */
export const FEEDBACK_KINDS = ['wrong-text', 'outdated', 'broken-link', 'wrong-facts', 'other'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

export const MAX_FEEDBACK_CHARS = 1000
export const MAX_ANSWER_CHARS = 2000

/** What somebody said about a document, for the portal that published it. Nothing in it says who it was. */
export type NewFeedback = {
  /** By it the answer is looked up; whoever knows it may read it. */
  code: string
  documentId: string
  portalId: string
  url: string
  title: string
  kind: FeedbackKind
  message: string
}

export type Feedback = NewFeedback & {
  createdAt: string
  answer: string | null
  answeredAt: string | null
  /** `administrator`, or the portal (`portal:quang-ninh`). */
  answeredBy: string | null
}
