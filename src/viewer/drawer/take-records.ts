import type { Page } from '../frame/page.ts'
import { download } from '../parts/download.ts'
import type { Answer, Downloaded } from './views/result-view.ts'

/** Downloads an answer in one of its files, and says so, or why it cannot be. */
export async function takeRecords(file: Downloaded, answer: Answer, page: Page): Promise<void> {
  const { source } = page.store.state
  const name = `silkgraph-${'id' in source ? source.id : 'records'}.${file.extension}`
  try {
    const { content, lost } = await file.write(answer, page)
    download(name, content)
    page.say(`Downloaded ${name}. ${lost}`.trim())
  } catch (error) {
    page.say(`The download failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
