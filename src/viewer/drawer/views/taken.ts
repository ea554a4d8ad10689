import { inNextTask } from '../../../backend/next-task.ts'
import { planToJson } from '../../../cypher/index.ts'
import { lossText } from '../../../formats/index.ts'
import { csvText, recordFormats } from '../../../formats/records/index.ts'
import { recordsToJson } from '../../../model/json.ts'
import type { Answer, Copied, Downloaded } from './result-view.ts'

/** The records, or the plan that is read in their place. Cost: linear in the values. */
export function jsonOf({ result, plan }: Answer): string {
  return plan === undefined ? recordsToJson(result.keys, result.records) : planToJson(plan)
}

export const copiedJson: Copied = { words: 'JSON', text: jsonOf }

/** Cells with tabs between them, which spreadsheets paste as a table. */
export const copiedTsv: Copied = {
  words: 'TSV',
  text: ({ result }) => csvText(result, { raw: false, delimiter: '\t' }),
}

const planAsJson: Downloaded = {
  words: 'JSON',
  extension: 'json',
  write: async (answer) => ({ content: `${jsonOf(answer)}\n`, lost: '' }),
}

/** Input and drawing have their turn before it resolves. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => inNextTask(resolve))
}

const recordsAs: readonly Downloaded[] = recordFormats.map(({ title, extension, write }) => ({
  words: title,
  extension,
  async write({ result }) {
    const { content, losses } = await write(result, nextTask)
    return { content, lost: losses.map((loss) => `${lossText(loss)}.`).join(' ') }
  },
}))

/** The records in every format of records; a plan as JSON. */
export function recordDownloads({ plan }: Answer): readonly Downloaded[] {
  return plan === undefined ? recordsAs : [planAsJson]
}
