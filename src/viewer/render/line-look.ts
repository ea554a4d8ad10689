/** What a line carries in the renderer's graph, beside its ends. */
export interface LineLook {
  /** Which program draws it. */
  readonly type: 'line' | 'straight'
  readonly color: string
  readonly width: number
  readonly dash: readonly [number, number, number, number]
  /** Length of the head; 0 for none. */
  readonly head: number
  readonly open: boolean
  readonly curve: number
  readonly flow: boolean
  readonly loop: boolean
  readonly hidden: boolean
  /** Whether it is not dimmed where others are. */
  readonly lit: boolean
}

/** What a node carries in the renderer's graph. */
export interface MarkLook {
  readonly type: 'mark'
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: string
  /** Inside the rim. */
  readonly fill: string
  readonly dashed: boolean
  /** Whether it is not dimmed where others are. */
  readonly lit: boolean
}
