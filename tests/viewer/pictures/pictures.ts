import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { plainDescription, type Description } from '../../../src/backend/description.ts'
import { Database } from '../../../src/database/database.ts'
import { textOf } from '../../../src/model/texts.ts'
import { keepIn, pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { labelOf } from '../../../src/viewer/words/labels.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { readText } from '../../formats/read.ts'
import { openBundledGraph } from '../bundled.ts'
import { pictureFrom, randomPictures } from './random-pictures.ts'

/** A picture that is measured, and the words it is drawn with. */
export interface Measured {
  readonly name: string
  readonly picture: Picture
  readonly description: Description
}

const COUNTRY = 'AU'
const plain = plainDescription(new Database().schema())

/** The pictures of the views of the bundled graph, without what their words hide. */
export async function bundledPictures(): Promise<readonly Measured[]> {
  const { description, ask } = openBundledGraph()
  const hidden = new Set(description.labels.filter((label) => label.hidden).map(({ name }) => name))
  return Promise.all(
    description.views.map(async (view) => ({
      name: `view ${view.id}`,
      picture: keepIn(
        pictureOf((await ask(view.picture)).flat()),
        ({ labels }) => !hidden.has(labelOf(labels, description).name),
        () => true,
      ),
      description,
    })),
  )
}

/** @param folder that of the files that other programs wrote */
export async function filedPictures(folder: string): Promise<readonly Measured[]> {
  const graphs = ['miserables', 'tinkerpop-modern'].map(async (name): Promise<Measured> => {
    const file = `${name}.graphml`
    const { nodes, relationships } = await readText(file, readFileSync(`${folder}/${file}`, 'utf8'))
    const names = nodes.map(({ properties }) => {
      const { name: own, label, id } = propertyMap(properties)
      return textOf(own) || textOf(label) || textOf(id)
    })
    return {
      name,
      picture: pictureFrom(
        names,
        relationships.map(({ start, end }) => [start, end]),
      ),
      description: plain,
    }
  })
  return [...(await Promise.all(graphs)), airRoutes(folder)]
}

/** The airports of a country by their cities, and the routes among them, one a pair. */
function airRoutes(folder: string): Measured {
  const rows = (name: string): readonly Record<string, string>[] =>
    parse(readFileSync(`${folder}/air-routes-${name}.csv`), { columns: true })
  const airports = rows('nodes').filter(
    (row) => row['~label'] === 'airport' && row['country:string'] === COUNTRY,
  )
  const numbers = new Map(airports.map((row, at) => [row['~id'], at]))
  const routes = rows('edges').flatMap((row) => {
    const [start, end] = [numbers.get(row['~from']), numbers.get(row['~to'])]
    return row['~label'] !== 'route' || start === undefined || end === undefined || start > end
      ? []
      : [[start, end] as const]
  })
  return {
    name: 'air routes of Australia',
    picture: pictureFrom(
      airports.map((row) => row['city:string']),
      routes,
    ),
    description: plain,
  }
}

export function randomMeasured(): readonly Measured[] {
  return randomPictures().map((one) => ({ ...one, description: plain }))
}
