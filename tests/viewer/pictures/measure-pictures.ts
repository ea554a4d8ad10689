import { layOut } from '../../../src/viewer/layout/index.ts'
import { sharedPath } from '../../helpers/shared.ts'
import { countsOf, type Counts } from './counts.ts'
import { bundledPictures, filedPictures, randomMeasured, type Measured } from './pictures.ts'
import { SEED } from './random-pictures.ts'
import { drawnBy, graphvizVersion, rivals } from './rivals.ts'

/** The stage of all that is measured. */
export const STAGE = { width: 1_440, height: 900 }

/** The counts of one picture as one program draws it. */
export interface Figures {
  readonly picture: string
  readonly nodes: number
  readonly lines: number
  readonly program: string
  readonly counts: Counts
  /** What our layout took of a processor, in milliseconds. */
  readonly millis: number
}

/** Everything that is measured: without the files of other programs where they do not lie beside the checkout. */
export async function measuredPictures(): Promise<readonly Measured[]> {
  const folder = sharedPath('graphs')
  return [
    ...(await bundledPictures()),
    ...(folder === undefined ? [] : await filedPictures(folder)),
    ...randomMeasured(),
  ]
}

export async function* measurePictures(withRivals: boolean): AsyncGenerator<Figures, void, void> {
  for (const { name, picture, description } of await measuredPictures()) {
    const before = process.cpuUsage()
    const drawing = layOut(picture, undefined, description, STAGE)
    const { user, system } = process.cpuUsage(before)
    const of = {
      picture: name,
      nodes: drawing.nodes.length,
      lines: drawing.lines.length,
      millis: (user + system) / 1_000,
    }
    yield { ...of, program: 'Silkgraph', counts: countsOf(drawing, STAGE) }
    if (!withRivals) continue
    for (const rival of rivals)
      yield { ...of, program: rival.name, counts: countsOf(drawnBy(rival, drawing, STAGE), STAGE) }
  }
}

export { graphvizVersion, SEED }
