import type { html } from 'hono/html'

/** A piece of a page: HTML in which every inserted value is escaped (see hono/html). */
export type View = ReturnType<typeof html>
