import { contains } from './contains.ts'
import { groups } from './groups.ts'
import { joinGroups } from './join-groups.ts'
import { load } from './load.ts'
import { oneHop } from './one-hop.ts'
import { optionalCollect } from './optional-collect.ts'
import { pointLookUp } from './point-look-up.ts'
import type { Shape } from './shape.ts'
import { shortestPath } from './shortest-path.ts'
import { threeHops } from './three-hops.ts'
import { triangles } from './triangles.ts'
import { twoHopsAll } from './two-hops-all.ts'
import { twoHopsDistinct } from './two-hops-distinct.ts'
import { upToThreeHops } from './up-to-three-hops.ts'

/** Every shape, in the order in which it is measured and shown. */
export const shapes: readonly Shape[] = [
  pointLookUp,
  oneHop,
  twoHopsDistinct,
  threeHops,
  upToThreeHops,
  shortestPath,
  joinGroups,
  contains,
  groups,
  optionalCollect,
  twoHopsAll,
  triangles,
  load,
]

/** @throws TypeError where no shape is called so */
export function shapeNamed(name: string): Shape {
  const shape = shapes.find((one) => one.name === name)
  if (shape === undefined) throw new TypeError(`Unknown shape ${name}.`)
  return shape
}
