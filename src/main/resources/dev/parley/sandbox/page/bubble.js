import { clock, fromTemplate } from './dom.js';
import { mediaElement } from './media.js';

/** One message as people see it. Its fate is always a word: pending, sent, not sent. */
export class Bubble {
  element = fromTemplate('message');

  /** @param isOwn whether whoever looks has written it */
  constructor({ author, body, at, isOwn, media = [] }) {
    this.element.classList.toggle('own', isOwn);
    this.#part('.media').append(...media.map(mediaElement));
    this.show({ author, body, at });
  }

  show({ author, body, at }) {
    this.#part('.author').textContent = author;
    this.#part('.body').textContent = body;
    this.#part('.body').hidden = !body;
    this.#part('time').textContent = at ? clock(at) : '';
    this.#part('time').title = at ? new Date(at).toLocaleString() : '';
  }

  /** Says how it fares; `retry` is what another try does, where there is something to try. */
  fate(state, words = state, retry = null) {
    this.element.dataset.fate = state;
    this.#part('.fate').textContent = words;
    const button = this.#part('.retry');
    button.hidden = !retry;
    button.onclick = retry;
  }

  /** Says who has read it and nothing after it. */
  readBy(names) {
    this.#part('.readers').textContent = names.length > 0 ? `read by ${names.join(', ')}` : '';
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }
}
