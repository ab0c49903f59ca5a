/** What a key allows, the narrowest first: each holds all before it. Every one of them may read drafts. */
export const scopes = ['draft', 'review', 'publish', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** A scope with all that it holds. */
export const scopesIn = (scope: Scope): Scope[] => scopes.slice(0, scopes.indexOf(scope) + 1)

/** Whether a key with one scope may do what needs another. */
export const allows = (has: Scope, needed: Scope): boolean => scopes.indexOf(has) >= scopes.indexOf(needed)
