import { NodeProgram, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { LineLook, MarkLook } from './line-look.ts'

const VERTEX = /* glsl */ `
precision highp float;
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_fill;
attribute vec2 a_position;
attribute vec2 a_look;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_resolution;

varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_at;
varying float v_radius;
varying float v_dashed;

const float bias = 255.0 / 254.0;

void main() {
  v_radius = a_look.x;
  v_dashed = a_look.y;
  v_at = a_corner * (v_radius + 1.5);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_at / u_resolution * 2.0, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_fill = a_fill;
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

void main() {
  float distance = length(v_at);
  if (v_radius <= 0.0) discard;
  #ifdef PICKING_MODE
  if (distance > max(v_radius, 6.0)) discard;
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
const UNIFORMS = ['u_matrix', 'u_resolution'] as const

/** Circles, filled or hollow with a dashed rim, of the same size at every zoom. */
export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number], MarkLook, LineLook> {
  getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_look', size: 2, type: FLOAT },
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
        floatColor(data.color),
        floatColor(data.fill),
        nodeIndex,
      ],
      index,
    )
  }

  setUniforms(
    { matrix, width, height }: RenderParams,
    { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>,
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_resolution, width, height)
  }
}
