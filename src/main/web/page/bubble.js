import { clock, fromTemplate } from './dom.js';
import { mediaElement } from './media.js';

/** One message as shown. Its status is always a text: pending, sent, not sent. */
export class Bubble {
  element = fromTemplate('message');

  /** @param isOwn whether the window's user is the author */
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

  /** Shows its status; `retry` sends it again, if it can be. */
  fate(state, words = state, retry = null) {
    this.element.dataset.fate = state;
    this.#part('.fate').textContent = words;
    const button = this.#part('.retry');
    button.hidden = !retry;
    button.onclick = retry;
  }

  /** Shows who has read up to it. */
  readBy(names) {
    this.#part('.readers').textContent = names.length > 0 ? `read by ${names.join(', ')}` : '';
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }
}
