/** A drawn thing with its place on the canvas now. */
export interface Placed<Thing> {
  readonly thing: Thing
  readonly x: number
  readonly y: number
  readonly dimmed: boolean
  readonly always: boolean
}
