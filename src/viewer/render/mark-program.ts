import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { Frame } from './frame.ts'
import { FRAME, FRAME_UNIFORMS, KeptBuffers } from './kept-buffers.ts'
import { PLAIN_ITEM } from './plain-items.ts'
import type { LineLook, MarkLook } from './line-look.ts'

const VERTEX = /* glsl */ `
precision highp float;
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_fill;
attribute vec2 a_position;
attribute vec3 a_look;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_resolution;
${FRAME}
varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_at;
varying float v_radius;
varying float v_dashed;
varying float v_reach;

const float bias = 255.0 / 254.0;

void main() {
  if (isLeftOut(a_look.z)) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  v_radius = a_look.x * u_scale;
  v_dashed = a_look.y;
  // A finger's breadth around a mark means it, less of it where marks are many.
  v_reach = 2.0 + 4.0 * u_scale;
  #ifdef PICKING_MODE
  v_at = a_corner * max(v_radius + 1.5, v_reach);
  #else
  v_at = a_corner * (v_radius + 1.5);
  #endif
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_at / u_resolution * 2.0, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = faded(a_color, a_look.z);
  #endif
  v_fill = faded(a_fill, a_look.z);
  v_color.a *= bias;
  v_fill.a *= bias;
}
`

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_at;
varying float v_radius;
varying float v_dashed;
varying float v_reach;

void main() {
  float distance = length(v_at);
  if (v_radius <= 0.0) discard;
  #ifdef PICKING_MODE
  if (distance > max(v_radius, v_reach)) discard;
  gl_FragColor = v_color;
  #else
  float disc = 1.0 - smoothstep(v_radius - 0.5, v_radius + 0.5, distance);
  float inner = 1.0 - smoothstep(v_radius - 2.2, v_radius - 1.2, distance);
  float rim = disc - inner;
  if (v_dashed > 0.5) {
    float turn = atan(v_at.y, v_at.x) * v_radius;
    float period = 6.2831853 * v_radius / max(6.0, floor(6.2831853 * v_radius / 6.0));
    rim *= step(mod(turn, period), period * 0.6);
  }
  gl_FragColor = v_fill * inner + v_color * rim + v_fill * (disc - inner - rim);
  #endif
}
`

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGL2RenderingContext
const UNIFORMS = ['u_matrix', 'u_resolution', ...FRAME_UNIFORMS] as const

/** Circles, filled or hollow with a dashed rim, of the same size at every zoom. */
abstract class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number], MarkLook, LineLook> {
  protected abstract readonly frame: Frame
  protected abstract readonly kept: KeptBuffers

  getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_look', size: 3, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_fill', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, 1],
        [-1, -1],
        [1, 1],
        [1, -1],
      ],
    }
  }

  processVisibleItem(nodeIndex: number, index: number, data: NodeDisplayData & MarkLook): void {
    this.array.set(
      [
        data.x,
        data.y,
        data.size,
        data.dashed ? 1 : 0,
        data.lit ? 1 : 0,
        floatColor(data.color),
        floatColor(data.fill),
        nodeIndex,
      ],
      index,
    )
  }

  override render(parameters: RenderParams): void {
    if (this.frame.plain) this.frame.counted.marks += this.capacity
    this.kept.render(this, parameters, {
      bind: (info) => this.bindProgram(info),
      draw: (given, info) => this.renderProgram(given, info),
      plain: { mode: 'points', items: () => this.#plainItems() },
    })
  }

  #plainItems(): Float32Array {
    const [from, to] = [this.ATTRIBUTES_ITEMS_COUNT, PLAIN_ITEM]
    const items = new Float32Array(to * this.capacity)
    // The bits of a colour may be those of no number: they are copied as they are.
    const [bits, plainBits] = [new Uint32Array(this.array.buffer), new Uint32Array(items.buffer)]
    for (let at = 0; at < this.capacity; at++) {
      const [x, y, radius, , lit] = this.array.subarray(from * at, from * at + 5)
      items.set([x, y, 0, radius, lit], to * at)
      plainBits[to * at + 2] = bits[from * at + 5]
    }
    return items
  }

  override drawWebGL(_method: number, info: ProgramInfo): void {
    if (!info.isPicking) this.frame.counted.marks += this.capacity
    this.kept.drawItems(this, this.capacity, info)
  }

  setUniforms(
    { matrix, width, height }: RenderParams,
    { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>,
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_resolution, width, height)
  }
}

/** The program of the marks of one renderer. */
export function markProgramOf(frame: Frame): NodeProgramType<MarkLook, LineLook> {
  return class extends MarkProgram {
    protected readonly frame = frame
    protected readonly kept = new KeptBuffers(frame)
  }
}
