import type { Program, ProgramInfo } from 'sigma/rendering'
import type { RenderParams } from 'sigma/types'
import type { Frame } from './frame.ts'
import { PlainItems } from './plain-items.ts'

/** The uniforms of `FRAME`. */
export const FRAME_UNIFORMS = ['u_paper', 'u_fade', 'u_litOnly', 'u_scale', 'u_strength'] as const

/** What each vertex shader needs so that what is not lit steps back to paper, and many marks are small. */
export const FRAME = /* glsl */ `
uniform vec3 u_paper;
uniform float u_fade;
uniform float u_litOnly;
uniform float u_scale;
uniform float u_strength;

vec4 faded(vec4 color, float lit) {
  return lit > 0.5 ? color : vec4(mix(color.rgb, u_paper * color.a, u_fade), color.a);
}

/* In the second turn only what is lit is drawn, over all else. */
bool isLeftOut(float lit) {
  return u_litOnly > 0.5 && lit < 0.5;
}
`

/** What of a program of sigma is needed here. */
type Drawn = Pick<
  Program,
  'hasNothingToRender' | 'pickProgram' | 'normalProgram' | 'METHOD' | 'VERTICES' | 'capacity'
>

/** What sigma hides of a program from all but its own class. */
interface Inner {
  readonly bind: (info: ProgramInfo) => void
  readonly draw: (parameters: RenderParams, info: ProgramInfo) => void
  /** The same without rims, heads and bends; undefined for what is not drawn then. */
  readonly plain?: { readonly mode: 'points' | 'lines'; readonly items: () => Float32Array }
}

/**
 * Draws a program from buffers that stay with the graphics card until something in them changes; sigma sends all of them for each frame, twice.
 * While the camera moves nothing is drawn to be pointed at.
 */
export class KeptBuffers {
  readonly #frame: Frame
  /** The version of what was sent of each. */
  readonly #sent = new Map<ProgramInfo, number>()
  #plain: PlainItems | undefined
  #plainSent = -1
  readonly #arrays = new Map<ProgramInfo, WebGLVertexArrayObject>()

  constructor(frame: Frame) {
    this.#frame = frame
  }

  render(program: Drawn, parameters: RenderParams, inner: Inner): void {
    if (program.hasNothingToRender()) return
    const { pickProgram, normalProgram } = program
    if (this.#frame.plain) return this.#renderPlain(normalProgram, parameters, inner)
    if (pickProgram !== null && !this.#frame.moving && !this.#frame.crowded) {
      this.#frame.counted.pickings++
      const pixelRatio = parameters.pixelRatio / parameters.downSizingRatio
      this.#draw({ ...parameters, pixelRatio }, pickProgram, inner)
    }
    this.#draw(parameters, normalProgram, inner)
  }

  /** The first `count` of a program's items, and over them again all that are lit, where others are dimmed. */
  drawItems(program: Drawn, count: number, info: ProgramInfo): void {
    const { gl, frameBuffer, uniformLocations } = info
    if (!(gl instanceof WebGL2RenderingContext)) return
    const { fade, paper, scale, strength } = this.#frame
    const draw = (litOnly: number, items: number): void => {
      gl.uniform1f(uniformLocations['u_litOnly'] ?? null, litOnly)
      gl.drawArraysInstanced(program.METHOD, 0, program.VERTICES, items)
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, frameBuffer)
    gl.uniform1f(uniformLocations['u_fade'] ?? null, fade)
    gl.uniform3f(uniformLocations['u_paper'] ?? null, ...paper)
    gl.uniform1f(uniformLocations['u_scale'] ?? null, scale)
    gl.uniform1f(uniformLocations['u_strength'] ?? null, strength)
    draw(0, count)
    if (fade > 0) draw(1, program.capacity)
  }

  #renderPlain({ gl }: ProgramInfo, parameters: RenderParams, { plain }: Inner): void {
    if (plain === undefined || !(gl instanceof WebGL2RenderingContext)) return
    this.#plain ??= new PlainItems(gl, plain.mode)
    if (this.#plainSent !== this.#frame.version) {
      this.#frame.counted.uploads++
      this.#plain.fill(plain.items())
      this.#plainSent = this.#frame.version
    }
    const isCut = plain.mode === 'lines' && this.#frame.moving
    this.#plain.draw(parameters, this.#frame, isCut ? this.#frame.share : 1)
  }

  #draw(parameters: RenderParams, info: ProgramInfo, { bind, draw }: Inner): void {
    const { gl } = info
    if (!(gl instanceof WebGL2RenderingContext)) return
    const { width, height, pixelRatio } = parameters
    gl.viewport(0, 0, width * pixelRatio, height * pixelRatio)
    const array = this.#arrays.get(info) ?? gl.createVertexArray()
    this.#arrays.set(info, array)
    gl.bindVertexArray(array)
    if (this.#sent.get(info) !== this.#frame.version) {
      this.#frame.counted.uploads++
      bind(info)
      this.#sent.set(info, this.#frame.version)
    }
    draw(parameters, info)
    gl.bindVertexArray(null)
  }
}
