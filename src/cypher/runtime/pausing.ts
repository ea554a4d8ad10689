/** Work that yields where the slice is used up. */
export type Pausing<Result = void> = Generator<void, Result, void>
