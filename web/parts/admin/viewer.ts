import type { Role } from '../../../domain/user.ts'

/** Who looks at a page, with the token that its forms carry. */
export type Viewer = { name: string; role: Role; csrf: string }
