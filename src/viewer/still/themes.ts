import type { Palette } from '../render/palette.ts'

/** The colours of a still picture, which has no page to read them from: those of `styles/tokens.css`. */
export const themes: { readonly [theme in 'light' | 'dark']: Palette } = {
  light: {
    paper: '#fbfaf8',
    ink: '#1f2328',
    mute: '#62676d',
    accent: '#1f5fa8',
    line: '#6f757c',
    reference: '#a9adb3',
    labels: [
      '#1f5fa8',
      '#c2571a',
      '#2e7d5b',
      '#7a4fa3',
      '#4a4f57',
      '#b0355a',
      '#1d7a85',
      '#7a6a12',
      '#64748b',
      '#828990',
    ],
    ramp: ['#5893c3', '#3f7cb8', '#2f5fa0', '#35397e', '#2a1453'],
  },
  dark: {
    paper: '#15181c',
    ink: '#e8e6e1',
    mute: '#9ba1a8',
    accent: '#7fb2e8',
    line: '#8b929a',
    reference: '#5d646c',
    labels: [
      '#6fa8e0',
      '#e58a4f',
      '#5fb58e',
      '#b08ad6',
      '#aeb4bc',
      '#e27d9b',
      '#5bb6c0',
      '#c2b04a',
      '#94a3b8',
      '#6f777f',
    ],
    ramp: ['#4a6f9e', '#5f93b5', '#8bbab0', '#c6d796', '#fbe98a'],
  },
}
