import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { CURVE_ATTRIBUTES, CURVE_FUNCTIONS } from './curve-glsl.ts'
import type { Frame } from './frame.ts'
import { FRAME_UNIFORMS, KeptBuffers } from './kept-buffers.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { PLAIN_ITEM } from './plain-items.ts'

/** A curve is drawn as so many straight pieces. */
const CURVED = 28

const vertexOf = (segments: number): string => /* glsl */ `
precision highp float;
${CURVE_ATTRIBUTES}
attribute vec4 a_dash;
attribute vec2 a_corner;

varying vec4 v_color;
varying vec4 v_dash;
varying float v_length;
varying float v_across;
varying float v_half;

const float bias = 255.0 / 254.0;
${CURVE_FUNCTIONS}
void main() {
  if (isLeftOut(a_look.z)) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  vec2 p0 = toPixels(a_start);
  vec2 p3 = toPixels(a_end);
  vec2 p1;
  vec2 p2;
  controlPoints(p0, p3, a_shape, p1, p2);
  float first = 1.0 - before(p3, p2, p1, p0, a_radii.x * u_scale);
  float last = before(p0, p1, p2, p3, (a_radii.y + a_look.y * 0.8) * u_scale);
  if (last < first) last = first;
  float t = mix(first, last, a_corner.x);
  v_length = 0.0;
  #ifndef PICKING_MODE
  // Only dashes have to know how far along the line they are.
  if (a_dash.x > 0.0) {
    vec2 at = bezier(p0, p1, p2, p3, first);
    for (int i = 1; i <= ${segments}; i++) {
      float step = mix(first, last, float(i) / ${segments}.0);
      if (step > t + 0.0001) break;
      vec2 next = bezier(p0, p1, p2, p3, step);
      v_length += length(next - at);
      at = next;
    }
  }
  #endif
  vec2 along = tangent(p0, p1, p2, p3, t);
  float len = length(along);
  vec2 normal = len > 0.0 ? vec2(-along.y, along.x) / len : vec2(0.0, 1.0);
  #ifdef PICKING_MODE
  v_half = 5.0;
  v_color = a_id;
  #else
  v_half = a_look.x * 0.5;
  v_color = faded(a_color, a_look.z) * (a_look.z > 0.5 ? 1.0 : u_strength);
  #endif
  v_color.a *= bias;
  v_across = a_corner.y * (v_half + 1.0);
  v_dash = a_dash;
  gl_Position = toClip(bezier(p0, p1, p2, p3, t) + normal * v_across);
}
`

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_dash;
varying float v_length;
varying float v_across;
varying float v_half;

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float cover = 1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across));
  float period = v_dash.x + v_dash.y + v_dash.z + v_dash.w;
  if (period > 0.0) {
    float at = mod(v_length, period);
    float one = smoothstep(-0.5, 0.5, at) * (1.0 - smoothstep(v_dash.x - 0.5, v_dash.x + 0.5, at));
    float from = v_dash.x + v_dash.y;
    float two = smoothstep(from - 0.5, from + 0.5, at) * (1.0 - smoothstep(from + v_dash.z - 0.5, from + v_dash.z + 0.5, at));
    cover *= max(one, two);
  }
  gl_FragColor = v_color * cover;
  #endif
}
`

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGL2RenderingContext
export const LINE_UNIFORMS = ['u_matrix', 'u_resolution', ...FRAME_UNIFORMS] as const

export type LineUniform = (typeof LINE_UNIFORMS)[number]

/** What both programs of a line read. */
export const LINE_ATTRIBUTES = [
  { name: 'a_start', size: 2, type: FLOAT },
  { name: 'a_end', size: 2, type: FLOAT },
  { name: 'a_radii', size: 2, type: FLOAT },
  { name: 'a_shape', size: 2, type: FLOAT },
  { name: 'a_look', size: 3, type: FLOAT },
  { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
  { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
]

/** Where `writeLine` puts some of them. */
const [WIDTH, LIT, COLOUR] = [8, 10, 11]

/** Writes the attributes of a line; returns where the next ones go. */
export function writeLine(
  array: Float32Array,
  index: number,
  edgeIndex: number,
  start: NodeDisplayData,
  end: NodeDisplayData,
  { curve, flow, loop, width, head, color, lit }: LineLook,
): number {
  const values = [
    start.x,
    start.y,
    end.x,
    end.y,
    start.size,
    end.size,
    curve,
    loop ? 2 : flow ? 1 : 0,
    width,
    head,
    lit ? 1 : 0,
  ]
  array.set(values, index)
  array[index + values.length] = floatColor(color)
  array[index + values.length + 1] = edgeIndex
  return index + values.length + 2
}

/** What draws lines, or a part of each. */
export abstract class LineParts extends EdgeProgram<LineUniform, MarkLook, LineLook> {
  protected abstract readonly frame: Frame
  protected abstract readonly kept: KeptBuffers

  /** What is drawn of them as lines of one pixel; undefined for nothing. */
  protected plain(): { readonly mode: 'lines'; readonly items: () => Float32Array } | undefined {
    return undefined
  }

  override render(parameters: RenderParams): void {
    const plain = this.plain()
    if (plain !== undefined && this.frame.plain) this.frame.counted.lines += this.frame.linesOf(this.capacity)
    this.kept.render(this, parameters, {
      bind: (info) => this.bindProgram(info),
      draw: (given, info) => this.renderProgram(given, info),
      ...(plain === undefined ? {} : { plain }),
    })
  }

  override drawWebGL(_method: number, info: ProgramInfo): void {
    this.kept.drawItems(this, this.frame.linesOf(this.capacity), info)
  }

  setUniforms(
    { matrix, width, height }: RenderParams,
    { gl, uniformLocations }: ProgramInfo<LineUniform>,
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_resolution, width, height)
  }
}

/**
 * Straight, curved and level lines with dashes: a strip along the curve, measured in pixels in the vertex shader, so that
 * dashes keep their length at every zoom.
 */
abstract class LineProgram extends LineParts {
  protected abstract readonly segments: number

  getDefinition() {
    return {
      VERTICES: 2 * (this.segments + 1),
      VERTEX_SHADER_SOURCE: vertexOf(this.segments),
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: LINE_UNIFORMS,
      ATTRIBUTES: [...LINE_ATTRIBUTES, { name: 'a_dash', size: 4, type: FLOAT }],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: Array.from({ length: 2 * (this.segments + 1) }, (_, corner) => [
        Math.floor(corner / 2) / this.segments,
        corner % 2 === 0 ? 1 : -1,
      ]),
    }
  }

  processVisibleItem(
    edgeIndex: number,
    index: number,
    start: NodeDisplayData,
    end: NodeDisplayData,
    data: EdgeDisplayData & LineLook,
  ): void {
    this.array.set(data.dash, writeLine(this.array, index, edgeIndex, start, end, data))
  }

  protected override plain(): { readonly mode: 'lines'; readonly items: () => Float32Array } {
    return { mode: 'lines', items: () => this.#plainItems() }
  }

  /** Both ends of each; one that is hidden has no size. */
  #plainItems(): Float32Array {
    const [from, to] = [this.ATTRIBUTES_ITEMS_COUNT, 2 * PLAIN_ITEM]
    const items = new Float32Array(to * this.capacity)
    // The bits of a colour may be those of no number: they are copied as they are.
    const [bits, plainBits] = [new Uint32Array(this.array.buffer), new Uint32Array(items.buffer)]
    for (let at = 0; at < this.capacity; at++) {
      const start = from * at
      const [width, lit] = [this.array[start + WIDTH], this.array[start + LIT]]
      for (const end of [0, 1]) {
        const into = to * at + end * PLAIN_ITEM
        const [x, y] = [this.array[start + 2 * end], this.array[start + 2 * end + 1]]
        items.set([x, y, 0, width > 0 ? 1 : -1, lit], into)
        plainBits[into + 2] = bits[start + COLOUR]
      }
    }
    return items
  }

  override drawWebGL(method: number, info: ProgramInfo): void {
    if (!info.isPicking) this.frame.counted.lines += this.frame.linesOf(this.capacity)
    super.drawWebGL(method, info)
  }
}

/** The program of the bodies of bent lines of one renderer. */
export function bentProgramOf(frame: Frame): EdgeProgramType<MarkLook, LineLook> {
  return class extends LineProgram {
    protected readonly frame = frame
    protected readonly kept = new KeptBuffers(frame)
    protected get segments(): number {
      return CURVED
    }
  }
}

/** The same for what is one straight piece: most lines of a large picture, which would take most of its time. */
export function straightProgramOf(frame: Frame): EdgeProgramType<MarkLook, LineLook> {
  return class extends LineProgram {
    protected readonly frame = frame
    protected readonly kept = new KeptBuffers(frame)
    protected get segments(): number {
      return 1
    }
  }
}
