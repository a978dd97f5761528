/** How long a page may be hidden before it closes its connection: a browser has six of them for all its tabs. */
const PATIENCE = 10_000;

/**
 * The sandbox's event stream. Dispatches a MessageEvent for each kind of event, with `detail` parsed, and
 * `state` when the connection opens or closes. It catches up after a break and after being hidden.
 */
export class Stream extends EventTarget {
  #kinds;
  #source = null;
  #last = '';
  #farewell = 0;

  constructor(kinds) {
    super();
    this.#kinds = kinds;
  }

  open() {
    document.addEventListener('visibilitychange', () => this.#look());
    this.#connect();
  }

  #look() {
    clearTimeout(this.#farewell);
    if (document.hidden) {
      this.#farewell = setTimeout(() => this.#close(), PATIENCE);
    } else if (!this.#source) {
      this.#connect();
    }
  }

  #close() {
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    const source = new EventSource('/sandbox/stream' + (this.#last ? '?after=' + encodeURIComponent(this.#last) : ''));
    this.#source = source;
    source.onopen = () => this.#tell('state', 'live');
    source.onerror = () => this.#lost(source);
    for (const kind of this.#kinds) {
      source.addEventListener(kind, (event) => {
        this.#last = event.lastEventId || this.#last;
        this.#tell(kind, JSON.parse(event.data));
      });
    }
  }

  #lost(source) {
    if (this.#source !== source) {
      return;
    }
    this.#tell('state', 'gone');
    // A browser reconnects unless it was refused, and always with the first URL.
    this.#close();
    setTimeout(() => !this.#source && !document.hidden && this.#connect(), 1000);
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
