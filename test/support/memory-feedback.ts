import type { Feedback } from '../../domain/feedback.ts'
import type { FeedbackStore } from '../../domain/ports.ts'

/** Reports about documents that are gone with the test. */
export function createMemoryFeedback(): FeedbackStore {
  const kept = new Map<string, Feedback>()
  return {
    add: async (feedback, now) => {
      kept.set(feedback.code, { ...feedback, createdAt: now, answer: null, answeredAt: null, answeredBy: null })
    },
    byCode: async (code) => kept.get(code) ?? null,
    list: async ({ portalId, isAnswered }, limit) =>
      [...kept.values()]
        .filter((feedback) => portalId === undefined || feedback.portalId === portalId)
        .filter(({ answer }) => isAnswered === undefined || (answer !== null) === isAnswered)
        .slice(0, limit),
    answer: async ({ code, portalId, text, by }, now) => {
      const feedback = kept.get(code)
      if (!feedback || (portalId !== undefined && feedback.portalId !== portalId)) return null
      const answered = { ...feedback, answer: text, answeredAt: now, answeredBy: by }
      kept.set(code, answered)
      return answered
    },
  }
}
