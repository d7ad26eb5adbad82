/** `/in-bai/`, `PrintView.aspx`, `?print=1`, `?in=1`, `?tmpl=component&print=1`: another view of a page, made for paper. */
const PRINT_PATH = /\/(?:print|printview|printpage|in-?bai(?:-?viet)?|ban-?in)(?:\.[a-z]+|\/|$)/i
const PRINT_QUERY =
  /[?&](?:print|printable|in|banin|printview)=(?:1|true|yes|on)?(?:&|$)|[?&](?:view|task|action|op|mode)=print(?:&|$)/i
/** A log-in page by its path. */
const LOGIN_PATH = /\/(?:dang-?nhap|log-?in|sign-?in|logon|account\/login|wp-login|sso)(?:\.[a-z]+)?\/?$/i
/** Where a log-in form would lead back to: there is one such address for every page of the portal. */
const RETURN_QUERY =
  /[?&](?:return|returnurl|return_url|return_to|redirect|redirect_to|next|backurl|continue|referer|ref|url|_redirect)=/i

/** Is the URL a view of another page that is made for printing? */
export function isPrintView(url: URL): boolean {
  return PRINT_PATH.test(url.pathname) || PRINT_QUERY.test(url.search)
}

/** Is the URL by its path a log-in page? */
export function isLogin(url: URL): boolean {
  return LOGIN_PATH.test(url.pathname)
}

/** Is the URL one of the endless ways to the log-in page, one from every page of the portal? */
export function isWayToLogin(url: URL): boolean {
  return isLogin(url) && RETURN_QUERY.test(url.search)
}
