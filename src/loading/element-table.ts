import type { Fingerprint } from './content.ts'

/**
 * Elements by a fingerprint, in the order in which they were added, each with two numbers: where it is found elsewhere, such as its id
 * at the server or its line in a file, and what it holds, such as a print of its content or the number of the file. 46 bytes or less an
 * element where there are many, in typed arrays, so that the heap does not grow with them. Several may have the same fingerprint.
 */
export class ElementTable {
  #size = 0
  #high = new Float64Array(1024)
  #low = new Float64Array(1024)
  #ids = new Float64Array(1024)
  #contents = new Float64Array(1024)
  #isSeen = new Uint8Array(1024)
  /** The element before with the same fingerprint. */
  #before = new Int32Array(1024)
  /** By fingerprint: the number, from 1, of the last such element that has not been taken; 0 where the place is free. */
  #places = new Int32Array(4096)
  /** The element that holds a place, though all of its fingerprint be taken. */
  #holders = new Int32Array(4096)
  #held = 0

  get size(): number {
    return this.#size
  }

  /** Returns the element's number, from 0. */
  add([high, low]: Fingerprint, id: number, content = 0): number {
    if (this.#size === this.#ids.length) this.#grow()
    const element = this.#size++
    this.#high[element] = high
    this.#low[element] = low
    this.#ids[element] = id
    this.#contents[element] = content
    if (this.#held * 2 >= this.#places.length) this.#spread()
    const place = this.#placeOf(high, low)
    if (this.#holders[place] === 0) {
      this.#holders[place] = element + 1
      this.#held++
    }
    this.#before[element] = this.#places[place]
    this.#places[place] = element + 1
    return element
  }

  /** The number of an element with a fingerprint; undefined where there is none. */
  find([high, low]: Fingerprint): number | undefined {
    const number = this.#places[this.#placeOf(high, low)]
    return number === 0 ? undefined : number - 1
  }

  /** Finds an element and takes it out of what can be found: each can be taken once. */
  take([high, low]: Fingerprint): number | undefined {
    const place = this.#placeOf(high, low)
    const number = this.#places[place]
    if (number === 0) return undefined
    this.#places[place] = this.#before[number - 1]
    return number - 1
  }

  /** Its id at the server, or where else it is found. */
  idOf(element: number): number {
    return this.#ids[element]
  }

  /** The first number of its fingerprint. */
  highOf(element: number): number {
    return this.#high[element]
  }

  setId(element: number, id: number): void {
    this.#ids[element] = id
  }

  /** What was added as its content; 0 where nothing was. */
  contentOf(element: number): number {
    return this.#contents[element]
  }

  isSeen(element: number): boolean {
    return this.#isSeen[element] === 1
  }

  see(element: number): void {
    this.#isSeen[element] = 1
  }

  #placeOf(high: number, low: number): number {
    const mask = this.#places.length - 1
    let place = low & mask
    for (;;) {
      const holder = this.#holders[place] - 1
      if (holder < 0 || (this.#high[holder] === high && this.#low[holder] === low)) return place
      place = (place + 1) & mask
    }
  }

  #spread(): void {
    const [places, holders] = [this.#places, this.#holders]
    this.#places = new Int32Array(places.length * 2)
    this.#holders = new Int32Array(places.length * 2)
    holders.forEach((holder, old) => {
      if (holder === 0) return
      const place = this.#placeOf(this.#high[holder - 1], this.#low[holder - 1])
      this.#places[place] = places[old]
      this.#holders[place] = holder
    })
  }

  #grow(): void {
    const size = this.#size * 2
    const doubled = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(size)
      grown.set(column)
      return grown
    }
    this.#high = doubled(this.#high)
    this.#low = doubled(this.#low)
    this.#ids = doubled(this.#ids)
    this.#contents = doubled(this.#contents)
    const [isSeen, before] = [this.#isSeen, this.#before]
    this.#isSeen = new Uint8Array(size)
    this.#isSeen.set(isSeen)
    this.#before = new Int32Array(size)
    this.#before.set(before)
  }
}
