/** Shows who is typing. */
export class TypingLine {
  #line;
  #typists = new Set();

  constructor(line) {
    this.#line = line;
  }

  begin(identity) {
    this.#typists.add(identity);
    this.#show();
  }

  end(identity) {
    this.#typists.delete(identity);
    this.#show();
  }

  clear() {
    this.#typists.clear();
    this.#show();
  }

  #show() {
    const names = [...this.#typists].join(' and ');
    this.#line.textContent = names ? `${names} ${this.#typists.size > 1 ? 'are' : 'is'} writing …` : '';
  }
}
