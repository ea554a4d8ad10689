import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { Database } from '../../../src/database/database.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { componentsOf } from '../../../src/viewer/layout/components.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { type Picture } from '../../../src/viewer/layout/picture.ts'
import { overlaps } from '../../../src/viewer/render/place-labels.ts'
import { share } from '../../helpers/share.ts'
import { sharedPath } from '../../helpers/shared.ts'
import { countsOf, namesOf } from '../pictures/counts.ts'
import { measuredPictures, STAGE } from '../pictures/measure-pictures.ts'
import { pictureFrom } from '../pictures/random-pictures.ts'

/** Marks that reach beyond a stage. */
function outside({ nodes }: Drawing, { width, height }: typeof STAGE): readonly string[] {
  return nodes
    .filter(({ x, y, size }) => !(x >= size && y >= size && x <= width - size && y <= height - size))
    .map(({ key }) => key)
}

/** Pairs of marks that touch. */
function touching({ nodes }: Drawing): readonly string[] {
  return nodes.flatMap((one, at) =>
    nodes
      .slice(at + 1)
      .filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.size + other.size)
      .map((other) => `${one.key} ${other.key}`),
  )
}

function unnamedHubs(drawing: Drawing): readonly string[] {
  const named = new Set(namesOf(drawing, STAGE).map(({ key }) => key))
  return drawing.nodes.filter(({ key, hub }) => hub === true && !named.has(key)).map(({ key }) => key)
}

/** Pairs of names with less than 8 pixels between them, or 2 where one is above the other. */
function tooNear(drawing: Drawing): readonly string[] {
  const names = namesOf(drawing, STAGE)
  return names.flatMap((one, at) => {
    const room = { x: one.x - 8, y: one.y - 2, width: one.width + 16, height: one.height + 4 }
    return names
      .slice(at + 1)
      .filter((other) => overlaps(room, other))
      .map((other) => `${one.key} ${other.key}`)
  })
}

function backwards({ nodes, relationships }: Picture): Picture {
  return {
    nodes: new Map([...nodes].reverse()),
    relationships: new Map([...relationships].reverse()),
  }
}

describe.skipIf(sharedPath('graphs') === undefined)('the pictures that are measured', async () => {
  test.each(share(await measuredPictures(), 4))(
    '$name: no name is over another or over a mark, no mark over another, all stands on the stage, hubs are named',
    { timeout: 60_000 },
    ({ picture, description }) => {
      const drawing = layOut(picture, undefined, description, STAGE)
      const { namesOverNames, namesOverMarks } = countsOf(drawing, STAGE)
      expect({ namesOverNames, namesOverMarks }).toEqual({ namesOverNames: 0, namesOverMarks: 0 })
      expect(outside(drawing, STAGE)).toEqual([])
      expect(touching(drawing)).toEqual([])
      expect(unnamedHubs(drawing)).toEqual([])
      expect(tooNear(drawing)).toEqual([])
      if (picture.nodes.size < 150)
        expect(layOut(backwards(picture), undefined, description, STAGE)).toEqual(drawing)
    },
  )
})

describe('any picture by forces', () => {
  const description = plainDescription(new Database().schema())
  const pictures = fc
    .integer({ min: 1, max: 30 })
    .chain((count) =>
      fc.record({
        names: fc.array(fc.string({ maxLength: 24 }), { minLength: count, maxLength: count }),
        lines: fc.array(
          fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 0, max: count - 1 })),
          { maxLength: 50 },
        ),
      }),
    )
    .map(({ names, lines }) => pictureFrom(names, lines))
  const stages = fc.constantFrom(STAGE, { width: 1_024, height: 560 }, { width: 390, height: 500 })

  test('has all marks on the stage, none over another, no name over another or over a mark', () => {
    fc.assert(
      fc.property(pictures, stages, (picture, stage) => {
        const drawing = layOut(picture, undefined, description, stage)
        expect(drawing.nodes).toHaveLength(picture.nodes.size)
        const joined = componentsOf(picture.nodes.keys(), picture.relationships.values())
          .filter(({ length }) => length > 1)
          .flat()
        // What hangs on nothing stands in rows, which go on below a stage that is too low for them.
        const marks = { ...drawing, nodes: drawing.nodes.filter(({ key }) => joined.includes(key)) }
        expect(outside(marks, stage)).toEqual([])
        expect(touching(marks)).toEqual([])
        const { namesOverNames, namesOverMarks } = countsOf(drawing, stage)
        expect({ namesOverNames, namesOverMarks }).toEqual({ namesOverNames: 0, namesOverMarks: 0 })
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('is the same for the same graph, in whatever order it comes', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const drawing = layOut(picture, undefined, description, STAGE)
        expect(layOut(backwards(picture), undefined, description, STAGE)).toEqual(drawing)
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})
