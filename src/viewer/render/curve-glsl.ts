import { LOOP } from '../layout/curve.ts'
import { FRAME } from './kept-buffers.ts'

/** Attributes that line and head share, one set a line. */
export const CURVE_ATTRIBUTES = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec2 a_radii;
attribute vec2 a_shape;
attribute vec3 a_look;
attribute vec4 a_color;
attribute vec4 a_id;

uniform mat3 u_matrix;
uniform vec2 u_resolution;
${FRAME}`

/**
 * The course of a line as a cubic Bezier curve in pixels: level at both ends (`shape.y` is 1), a loop (2), or bulging by
 * `shape.x` of its length (0).
 */
export const CURVE_FUNCTIONS = /* glsl */ `
vec2 toPixels(vec2 position) {
  return ((u_matrix * vec3(position, 1.0)).xy * 0.5 + 0.5) * u_resolution;
}

vec4 toClip(vec2 pixels) {
  return vec4(pixels / u_resolution * 2.0 - 1.0, 0.0, 1.0);
}

void controlPoints(vec2 p0, vec2 p3, vec2 shape, out vec2 p1, out vec2 p2) {
  vec2 way = p3 - p0;
  float len = length(way);
  if (shape.y > 1.5) {
    float across = ${LOOP.across.toFixed(1)} + ${LOOP.furtherAcross.toFixed(1)} * shape.x;
    float up = ${LOOP.up.toFixed(1)} + ${LOOP.furtherUp.toFixed(1)} * shape.x;
    p1 = p0 + vec2(-across, up);
    p2 = p3 + vec2(across, up);
  } else if (shape.y > 0.5) {
    p1 = vec2(p0.x + way.x * 0.5, p0.y + shape.x * len);
    p2 = vec2(p3.x - way.x * 0.5, p3.y + shape.x * len);
  } else {
    vec2 middle = (p0 + p3) * 0.5 + vec2(-way.y, way.x) * shape.x * 2.0;
    p1 = p0 + (middle - p0) * 2.0 / 3.0;
    p2 = p3 + (middle - p3) * 2.0 / 3.0;
  }
}

vec2 bezier(vec2 p0, vec2 p1, vec2 p2, vec2 p3, float t) {
  float s = 1.0 - t;
  return s * s * s * p0 + 3.0 * s * s * t * p1 + 3.0 * s * t * t * p2 + t * t * t * p3;
}

vec2 tangent(vec2 p0, vec2 p1, vec2 p2, vec2 p3, float t) {
  float s = 1.0 - t;
  return 3.0 * s * s * (p1 - p0) + 6.0 * s * t * (p2 - p1) + 3.0 * t * t * (p3 - p2);
}

/* The parameter that lies a distance before the end: by halving, but of a straight line, as most are, at once. */
float before(vec2 p0, vec2 p1, vec2 p2, vec2 p3, float distance) {
  if (a_shape == vec2(0.0)) return max(0.0, 1.0 - distance / max(length(p3 - p0), 0.001));
  float low = 0.0;
  float high = 1.0;
  for (int i = 0; i < 12; i++) {
    float t = (low + high) * 0.5;
    if (length(bezier(p0, p1, p2, p3, t) - p3) > distance) low = t; else high = t;
  }
  return low;
}
`
