/** Which of the six temporal types a value has, by the name of the function that makes it. */
export type TemporalKind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime' | 'duration'

/** What the six temporal classes share. Every value is immutable; its text is ISO 8601 as Cypher's `toString()` gives it. */
export abstract class Temporal {
  abstract get kind(): TemporalKind
  abstract toString(): string
}
