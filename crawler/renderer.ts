/** Why a page was not rendered, or what it looked like once its scripts had run. */
export type Rendering = { type: 'rendered'; html: string; requests: number } | { type: 'not-rendered'; why: string }

/** A browser for pages whose text their scripts bring. Everything it asks for goes through `fetch`. */
export type Renderer = {
  render(page: { url: string; html: Uint8Array; contentType: string | null; load: LoadForPage }): Promise<Rendering>
  close(): Promise<void>
}

/** Loads what a page asks for: null when it is refused. */
export type LoadForPage = (url: string) => Promise<{ body: Uint8Array; contentType: string } | null>
