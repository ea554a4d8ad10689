import type { Kit } from '../tck/features.ts'
import { runKit } from '../tck/run-features.ts'

// The whole kit comes in one message; what does not pass goes back in one.
addEventListener('message', ({ data }: MessageEvent<Kit>) => {
  void runKit(data).then((failures) => postMessage(failures))
})
