const KEY = 'silkgraph-token'

/** The token that this tab was given. It stays in the tab's session storage: over a reload, and no longer than the tab. */
export function keptToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token)
}
