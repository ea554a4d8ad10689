import type { RenderParams } from 'sigma/types'
import type { Frame } from './frame.ts'

/** Of one end of a line, or a mark: place, colour, radius, whether it is lit. */
export const PLAIN_ITEM = 5

const VERTEX = /* glsl */ `
precision highp float;
attribute vec2 a_position;
attribute vec4 a_color;
attribute vec2 a_look;
uniform mat3 u_matrix;
uniform vec3 u_paper;
uniform vec4 u_ways;
uniform float u_strength;
varying vec4 v_color;

void main() {
  float radius = a_look.x;
  float lit = a_look.y;
  float strength = lit > 0.5 ? 1.0 : u_strength;
  vec3 rgb = lit > 0.5 ? a_color.rgb : mix(a_color.rgb, u_paper, u_ways.x);
  v_color = vec4(rgb, 1.0) * strength;
  gl_PointSize = max(1.0, 2.0 * radius * u_ways.z * u_ways.w);
  bool isLeftOut = radius < 0.0 || (u_ways.y > 0.5 && lit < 0.5);
  gl_Position = isLeftOut ? vec4(2.0, 2.0, 0.0, 1.0) : vec4((u_matrix * vec3(a_position, 1.0)).xy, 0.0, 1.0);
}
`

const fragmentOf = (isRound: boolean): string => /* glsl */ `
precision mediump float;
varying vec4 v_color;

void main() {
  ${isRound ? 'if (length(gl_PointCoord - 0.5) > 0.5) discard;' : ''}
  gl_FragColor = v_color;
}
`

/**
 * Draws many marks as points, or lines as lines of one pixel, without rims, dashes, bends and heads: where they are too small to be seen, or the
 * camera moves. An item costs a tenth of what it does with them.
 */
export class PlainItems {
  readonly #gl: WebGL2RenderingContext
  readonly #mode: 'points' | 'lines'
  readonly #program: WebGLProgram
  readonly #array: WebGLVertexArrayObject
  readonly #buffer: WebGLBuffer
  #count = 0

  constructor(gl: WebGL2RenderingContext, mode: 'points' | 'lines') {
    this.#gl = gl
    this.#mode = mode
    this.#program = gl.createProgram()
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, fragmentOf(mode === 'points')],
    ] as const) {
      const shader = gl.createShader(kind)
      if (shader === null) continue
      gl.shaderSource(shader, source)
      gl.compileShader(shader)
      gl.attachShader(this.#program, shader)
    }
    gl.linkProgram(this.#program)
    this.#buffer = gl.createBuffer()
    this.#array = gl.createVertexArray()
    gl.bindVertexArray(this.#array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer)
    const attribute = (
      name: string,
      size: number,
      type: number,
      normalized: boolean,
      offset: number,
    ): void => {
      const location = gl.getAttribLocation(this.#program, name)
      gl.enableVertexAttribArray(location)
      gl.vertexAttribPointer(location, size, type, normalized, 4 * PLAIN_ITEM, 4 * offset)
    }
    attribute('a_position', 2, gl.FLOAT, false, 0)
    attribute('a_color', 4, gl.UNSIGNED_BYTE, true, 2)
    attribute('a_look', 2, gl.FLOAT, false, 3)
    gl.bindVertexArray(null)
    gl.bindBuffer(gl.ARRAY_BUFFER, null)
  }

  /** @param items `PLAIN_ITEM` numbers for each mark, twice as many for each line */
  fill(items: Float32Array): void {
    const gl = this.#gl
    this.#count = items.length / PLAIN_ITEM
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer)
    gl.bufferData(gl.ARRAY_BUFFER, items, gl.STATIC_DRAW)
    gl.bindBuffer(gl.ARRAY_BUFFER, null)
  }

  /** The first so many of them, and over them all that are lit where others are dimmed. */
  draw({ matrix, width, height, pixelRatio }: RenderParams, frame: Frame, share: number): void {
    const gl = this.#gl
    gl.viewport(0, 0, width * pixelRatio, height * pixelRatio)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    gl.enable(gl.BLEND)
    gl.useProgram(this.#program)
    const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(this.#program, name)
    gl.uniformMatrix3fv(at('u_matrix'), false, matrix)
    gl.uniform3f(at('u_paper'), ...frame.paper)
    gl.uniform1f(at('u_strength'), this.#mode === 'lines' ? frame.strength : 1)
    gl.bindVertexArray(this.#array)
    const of = this.#mode === 'lines' ? 2 : 1
    const draw = (litOnly: number, items: number): void => {
      gl.uniform4f(at('u_ways'), frame.fade, litOnly, frame.scale, pixelRatio)
      gl.drawArrays(this.#mode === 'lines' ? gl.LINES : gl.POINTS, 0, items * of)
    }
    draw(0, Math.ceil((this.#count / of) * share))
    if (frame.fade > 0) draw(1, this.#count / of)
    gl.bindVertexArray(null)
  }
}
