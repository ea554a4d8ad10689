/** Hands a file to the reader's browser. */
export function download(name: string, content: Blob | Uint8Array<ArrayBuffer> | string): void {
  const blob =
    content instanceof Blob
      ? content
      : new Blob([content], { type: typeof content === 'string' ? 'text/plain;charset=utf-8' : '' })
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
