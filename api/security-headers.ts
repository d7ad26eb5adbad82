import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Headers of every answer: only the site's own style sheet, pictures and script files, no script in a page, no frame, nothing guessed. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        // Suggestions are fetched from here and nowhere else.
        'connect-src': ["'self'"],
        'img-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Whether the site is on HTTPS is known to the proxy before it, which sets this header there.
    strictTransportSecurity: false,
    // Portals may see that a visitor came from here, not what was asked.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
}
