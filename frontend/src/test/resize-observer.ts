/** Stands in for the browser's, which jsdom lacks: calls once, at once. */
export class ResizeObserverStub {
  readonly #heard: () => void

  constructor(heard: () => void) {
    this.#heard = heard
  }

  observe() {
    this.#heard()
  }

  disconnect() {}
}
