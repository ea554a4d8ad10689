import type { Locator, Page } from 'playwright-core'
import { labelBoxes, ready } from '../set-up/served.ts'

/**
 * A reader who counts what they do: a click, a choice from a list, and an entry that is typed are one action each. The key that opens
 * a field, and Enter at the end, belong to what is typed.
 */
export class Reader {
  readonly page: Page
  #actions = 0

  constructor(page: Page) {
    this.page = page
  }

  get actions(): number {
    return this.#actions
  }

  async click(what: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    this.#actions++
    await what.click(options)
    await ready(this.page)
  }

  /** Clicks a button by its whole name. */
  press(name: string): Promise<void> {
    return this.click(this.page.getByRole('button', { name, exact: true }))
  }

  /** Clicks the name of a node on the canvas. */
  async clickName(key: string, { shift = false, other = false } = {}): Promise<void> {
    this.#actions++
    const canvas = await this.page.locator('.canvas').boundingBox()
    const box = (await labelBoxes(this.page)).find((one) => one.key === key)
    if (canvas === null || box === undefined) throw new Error(`${key} has no name on the canvas.`)
    if (shift) await this.page.keyboard.down('Shift')
    await this.page.mouse.click(canvas.x + box.x + box.width / 2, canvas.y + box.y + box.height / 2, {
      button: other ? 'right' : 'left',
    })
    if (shift) await this.page.keyboard.up('Shift')
    await ready(this.page)
  }

  async choose(list: Locator, label: string): Promise<void> {
    this.#actions++
    await list.selectOption({ label })
    await ready(this.page)
  }

  /** Presses keys that open a field, types into it, and presses Enter. */
  async type(keys: string, text: string): Promise<void> {
    this.#actions++
    await this.page.keyboard.press(keys)
    await this.page.keyboard.type(text)
    await this.page.getByRole('option').first().waitFor()
    await this.page.keyboard.press('Enter')
    await ready(this.page)
  }

  /** Presses keys that open a dialog, types into its first field, and presses Enter once that can be done. */
  async fill(keys: string, text: string): Promise<void> {
    this.#actions++
    await this.page.keyboard.press(keys)
    const dialog = this.page.getByRole('dialog')
    await dialog.waitFor()
    await this.page.keyboard.type(text)
    await dialog.locator('button[type="submit"]:enabled').waitFor()
    await this.page.keyboard.press('Enter')
  }
}
