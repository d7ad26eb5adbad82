export type EvalDocument = { id: string; title: string; text: string }

/** Can be gone through more than once. An array is one; many may also be written anew at every pass, so keep no more than needed. */
export type EvalDocuments = Iterable<EvalDocument> & { readonly length: number }

/**
 * One search system under test. It is given all documents once, then questions one after the other. `search` is timed from
 * outside with the ten hits that a person sees, so it must not do more for ten than its users would wait for; deeper lists are
 * asked for separately and not timed.
 */
export type EvalSystem = {
  name: string
  /** Resolves when every document can be found. Timed. */
  index(documents: EvalDocuments): Promise<void>
  /** Ids of the documents found, best first, each once, at most `limit` (10 or 100). */
  search(question: string, limit: number): Promise<string[]>
  /** Ends what the system started and removes what it wrote. */
  close(): Promise<void>
}

/** A question with the relevance (1 and up) of the documents that answer it, by their ids. */
export type EvalQuery = { id: string; text: string; relevant: ReadonlyMap<string, number> }

/** Documents and questions; every question has at least one relevant document. */
export type EvalSet = { name: string; documents: EvalDocuments; queries: readonly EvalQuery[] }
