/** Where the token of a server comes from, and how another is asked for. */
export interface Access {
  /** What is sent with each request; undefined where there is none yet. */
  token(): string | undefined
  /**
   * Called where the server refused a token, or that there was none; by many requests at a time.
   *
   * @returns whether there is another one to be tried
   */
  renew(refused: string | undefined): Promise<boolean>
}

/**
 * `fetch` with `Authorization: Bearer`, again with each new token for as long as the server answers 401.
 *
 * @param access absent for a server that asks for no token
 * @returns the answer, which is a 401 where no other token was to be had
 */
export async function fetchWithAccess(url: string, init: RequestInit, access?: Access): Promise<Response> {
  for (;;) {
    const token = access?.token()
    const headers = new Headers(init.headers)
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`)
    const response = await fetch(url, { ...init, headers })
    if (response.status !== 401 || access === undefined || !(await access.renew(token))) return response
    await response.body?.cancel()
  }
}
