import { didYouMean } from '../../dataset/nearest.ts'
import type { Place } from '../../errors.ts'
import { templateOf } from '../apply/read-value.ts'
import { namesIn, parseTemplate } from '../apply/template.ts'
import type { Problems } from '../problems.ts'
import type { ValueRule } from './parts.ts'

/** The names that come more than once. */
export function repeatedNames(names: readonly string[]): ReadonlySet<string> {
  const [once, repeated] = [new Set<string>(), new Set<string>()]
  for (const name of names) (once.has(name) ? repeated : once).add(name)
  return repeated
}

export type Path = readonly (string | number)[]

/** Proves that what a mapping names is there; what is not is told with its place in the mapping. */
export class NameChecks {
  /** The headings of the table, trimmed. */
  readonly #columns: readonly string[]
  readonly #known: ReadonlySet<string>
  readonly #repeated: ReadonlySet<string>
  readonly #problems: Problems
  readonly #locate: (path: Path) => Place

  constructor(problems: Problems, headings: readonly string[], locate: (path: Path) => Place) {
    this.#problems = problems
    this.#columns = headings.map((heading) => heading.trim())
    this.#known = new Set(this.#columns)
    this.#repeated = repeatedNames(this.#columns)
    this.#locate = locate
  }

  readonly tell = (path: Path, message: string, hint: string): void =>
    this.#problems.add('InvalidMapping', `${path.join('.')} ${message}`, hint, this.#locate(path))

  readonly isColumn = (name: string): boolean => this.#known.has(name)

  /** A column, which the table has once. */
  readonly column = (name: string, path: Path): void => {
    if (this.#repeated.has(name))
      this.tell(path, `names ${name}, and several columns are called so.`, 'Rename them in the table.')
    else if (!this.#known.has(name) && !this.#problems.isFull)
      this.tell(
        path,
        `names the column ${name}, which the table does not have.`,
        didYouMean(name, this.#known, `It has ${this.#columns.filter((one) => one !== '').join(', ')}.`),
      )
  }

  /** @param others names that are not of columns */
  readonly template = (text: string, path: Path, others: readonly string[] = []): void => {
    for (const name of namesIn(parseTemplate(text))) if (!others.includes(name)) this.column(name, path)
  }

  readonly value = (rule: ValueRule, path: Path, others: readonly string[] = []): void => {
    for (const name of namesIn(templateOf(rule))) if (!others.includes(name)) this.column(name, path)
  }

  /** Whether one of the known names was named. Cost: constant where it was, else linear in those for each error that is kept */
  readonly oneOf = (what: string, name: string, known: ReadonlySet<string>, path: Path): boolean => {
    if (known.has(name)) return true
    if (!this.#problems.isFull)
      this.tell(
        path,
        `names the ${what} ${name}, which does not exist.`,
        didYouMean(name, known, `There is ${[...known].join(', ')}.`),
      )
    return false
  }
}
