/** So many lines are drawn while the camera moves: it must follow the hand. All are, once it rests. */
export const MOST_MOVING = 50_000

/** Marks and heads at less of their size are dots. */
const SMALL = 0.4

/** What all programs of a renderer know of the frame that they draw, and what they count of it. */
export class Frame {
  /** Of what is drawn: another after every change of a mark or line. */
  version = 0
  /** Whether the camera moves: nothing can be pointed at then, and of many lines some stand for all. */
  moving = false
  /** Whether there are more nodes than can be read: what is pointed at is then found without the graphics card. */
  crowded = false
  /** Whether a line has dashes, which must be seen wherever they can be. */
  dashed = false
  /** Which share of the lines is drawn while the camera moves. */
  share = 1
  /** What is not lit is moved so far towards paper; 0 where nothing is dimmed. */
  fade = 0
  /** How much smaller than their own size marks and heads are drawn: where they are many, until the reader comes nearer. */
  scale = 1
  /** How much of its colour a line has that is not lit: where there are many, what lies below them must be seen. */
  strength = 1
  /** Red, green and blue, from 0 to 1. */
  paper: readonly [number, number, number] = [1, 1, 1]
  /** What was drawn since the renderer began, for whoever measures it. */
  readonly counted = { frames: 0, marks: 0, lines: 0, pickings: 0, uploads: 0 }

  /** Whether marks and lines are drawn without rims, heads and bends: they are too small for them, or move. */
  get plain(): boolean {
    return this.crowded && (this.moving || (this.scale < SMALL && !this.dashed))
  }

  /** How many of so many lines are drawn now. */
  linesOf(all: number): number {
    return this.moving ? Math.ceil(all * this.share) : all
  }
}
