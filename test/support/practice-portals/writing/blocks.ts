/** One piece of a document's text, in reading order. */
export type Block = { type: 'paragraph' | 'heading' | 'item'; text: string }

export const paragraph = (text: string): Block => ({ type: 'paragraph', text })
export const heading = (text: string): Block => ({ type: 'heading', text })
export const item = (text: string): Block => ({ type: 'item', text })
