import { appearance } from './appearance.ts'
import { camera } from './camera.ts'
import { captions } from './captions.ts'
import { cross } from './cross.ts'
import { keysPart } from './keys.ts'
import { layout } from './layout.ts'
import { many } from './many.ts'
import { moved } from './moved.ts'
import { panel } from './panel.ts'
import type { Part } from './part.ts'
import { selected } from './selected.ts'
import { switchPart } from './switch.ts'
import { where } from './where.ts'
import { within } from './within.ts'
import { without } from './without.ts'

export type { Part, Word } from './part.ts'

/** Every part of a picture that links and the files of views hold, in the order in which they say them. */
export const parts: readonly Part[] = [
  selected,
  keysPart('expanded'),
  keysPart('added'),
  keysPart('paths'),
  keysPart('folding'),
  keysPart('removed'),
  keysPart('only'),
  keysPart('revealed'),
  layout,
  cross,
  moved,
  switchPart('connected'),
  switchPart('allClaims'),
  many,
  within,
  without,
  where,
  switchPart('dropLoose'),
  captions,
  appearance,
  camera,
  panel,
]
