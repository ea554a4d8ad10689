import type { Point } from '../layout/spring.ts'

/** What is being gone round, lightly filled. */
export function drawLasso(
  context: CanvasRenderingContext2D,
  outline: readonly Point[],
  accent: string,
): void {
  if (outline.length === 0) return
  context.beginPath()
  for (const { x, y } of outline) context.lineTo(x, y)
  context.closePath()
  context.globalAlpha = 0.08
  context.fillStyle = accent
  context.fill()
  context.globalAlpha = 1
  context.lineWidth = 1.5
  context.strokeStyle = accent
  context.setLineDash([5, 4])
  context.stroke()
  context.setLineDash([])
}
