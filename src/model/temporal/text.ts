import { type Civil, NANOS_PER_SECOND } from './calendar.ts'

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** `1984-10-11`; a year outside 0 to 9999 has a sign and as many digits as it needs. */
export function dateText({ year, month, day }: Civil): string {
  const sign = year < 0 ? '-' : year > 9999 ? '+' : ''
  return `${sign}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/** `12:31:14.645876123`: always with seconds, the fraction as long as it needs. */
export function timeText(nanoOfDay: number): string {
  const seconds = Math.floor(nanoOfDay / NANOS_PER_SECOND)
  const hour = padded(Math.floor(seconds / 3600), 2)
  const minute = padded(Math.floor(seconds / 60) % 60, 2)
  return `${hour}:${minute}:${padded(seconds % 60, 2)}${fractionText(nanoOfDay % NANOS_PER_SECOND)}`
}

/** `.5`; nothing for 0. */
export function fractionText(nanos: number): string {
  return nanos === 0 ? '' : `.${padded(nanos, 9).replace(/0+$/, '')}`
}

/** `Z`, `+01:00`, `-02:05:07`. */
export function offsetText(seconds: number): string {
  if (seconds === 0) return 'Z'
  const size = Math.abs(seconds)
  const rest = size % 60 === 0 ? '' : `:${padded(size % 60, 2)}`
  return `${seconds < 0 ? '-' : '+'}${padded(Math.floor(size / 3600), 2)}:${padded(Math.floor(size / 60) % 60, 2)}${rest}`
}
