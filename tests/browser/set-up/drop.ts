import type { Page } from 'playwright-core'

/** Drops files on the page as a file manager does; a file that is not UTF-8 by its bytes. */
export async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly text: string | readonly number[] }[],
): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer()
    for (const { name, text } of given)
      data.items.add(new File([typeof text === 'string' ? text : new Uint8Array(text)], name))
    const init = { dataTransfer: data, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new DragEvent('dragenter', init))
    document.body.dispatchEvent(new DragEvent('dragover', init))
    document.body.dispatchEvent(new DragEvent('drop', init))
  }, files)
}
