/** The exit codes of every command: done; the work failed or found errors; the command was used wrongly. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const
