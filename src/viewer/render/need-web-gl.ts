import { UsageError } from '../../errors.ts'

/** @throws UsageError `NoWebGL` where the browser cannot draw */
export function needWebGL(): void {
  if (document.createElement('canvas').getContext('webgl2') !== null) return
  throw new UsageError({
    code: 'NoWebGL',
    message: 'This browser cannot draw the picture: it has no WebGL 2.',
    hint: 'Switch hardware acceleration on, or use another browser. Lists, tables and exports still work.',
  })
}
