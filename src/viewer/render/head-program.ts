import type { EdgeProgramType } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types'
import { CURVE_ATTRIBUTES, CURVE_FUNCTIONS } from './curve-glsl.ts'
import type { Frame } from './frame.ts'
import { KeptBuffers } from './kept-buffers.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { LINE_ATTRIBUTES, LINE_UNIFORMS, LineParts, writeLine } from './line-program.ts'

const VERTEX = /* glsl */ `
precision highp float;
${CURVE_ATTRIBUTES}
attribute float a_open;
attribute vec2 a_corner;

varying vec4 v_color;
varying vec2 v_at;
varying float v_head;
varying float v_width;
varying float v_open;

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
  vec2 tip = bezier(p0, p1, p2, p3, before(p0, p1, p2, p3, a_radii.y * u_scale));
  vec2 back = bezier(p0, p1, p2, p3, before(p0, p1, p2, p3, (a_radii.y + a_look.y) * u_scale));
  vec2 way = tip - back;
  vec2 along = length(way) > 0.0 ? normalize(way) : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  v_head = a_look.y * u_scale;
  v_width = a_look.x;
  v_open = a_open;
  v_at = vec2(mix(-2.0, v_head + 2.0, a_corner.x), a_corner.y * (v_head * 0.5 + 2.0));
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = faded(a_color, a_look.z) * (a_look.z > 0.5 ? 1.0 : u_strength);
  #endif
  v_color.a *= bias;
  gl_Position = toClip(tip - along * v_at.x + across * v_at.y);
}
`

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_head;
varying float v_width;
varying float v_open;

void main() {
  if (v_head <= 0.0) discard;
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  vec2 side = normalize(vec2(v_head, v_head * 0.42));
  float edge = abs(v_at.y) * side.x - v_at.x * side.y;
  float cover;
  if (v_open > 0.5) {
    float stroke = max(v_width, 1.1) * 0.5;
    cover = (1.0 - smoothstep(stroke - 0.4, stroke + 0.6, abs(edge))) * (1.0 - smoothstep(v_head - 0.5, v_head + 0.5, v_at.x));
  } else {
    cover = (1.0 - smoothstep(-0.5, 0.5, edge)) * (1.0 - smoothstep(v_head - 0.5, v_head + 0.5, v_at.x));
  }
  gl_FragColor = v_color * cover;
  #endif
}
`

const { FLOAT, TRIANGLE_STRIP } = WebGL2RenderingContext

/** Arrow heads whose tip touches the rim of the node: filled, or two strokes. */
abstract class HeadProgram extends LineParts {
  getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: LINE_UNIFORMS,
      ATTRIBUTES: [...LINE_ATTRIBUTES, { name: 'a_open', size: 1, type: FLOAT }],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, -1],
      ],
    }
  }

  processVisibleItem(
    edgeIndex: number,
    index: number,
    start: NodeDisplayData,
    end: NodeDisplayData,
    data: EdgeDisplayData & LineLook,
  ): void {
    this.array[writeLine(this.array, index, edgeIndex, start, end, data)] = data.open ? 1 : 0
  }
}

/** The program of the heads of all lines of one renderer. */
export function headProgramOf(frame: Frame): EdgeProgramType<MarkLook, LineLook> {
  return class extends HeadProgram {
    protected readonly frame = frame
    protected readonly kept = new KeptBuffers(frame)
  }
}
