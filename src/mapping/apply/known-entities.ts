import { append } from '../../model/append.ts'
import { asRead } from '../../model/visible-text.ts'
import type { Entity } from '../../dataset/schemas/entities.ts'

/** The entities of a folder, found by what a table says of them. */
export class KnownEntities {
  readonly #byId: ReadonlyMap<string, Entity>
  readonly #byText = new Map<string, Entity[]>()

  constructor(entities: readonly Entity[]) {
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]))
    for (const entity of entities)
      for (const [key, value] of Object.entries(entity))
        if (key !== 'id' && key !== 'label')
          for (const text of Array.isArray(value) ? value : [value])
            append(this.#byText, keyOf(entity.label, key, String(text)), entity)
  }

  byId(id: string): Entity | undefined {
    return this.#byId.get(id)
  }

  /** Those of a label that have a text as their name, one of their aliases or another property, in any case. */
  by(label: string, key: string, text: string): readonly Entity[] {
    return [...new Set(this.#byText.get(keyOf(label, key, text)))]
  }
}

function keyOf(label: string, key: string, text: string): string {
  return `${label} ${key} ${asRead(text).toLowerCase()}`
}
