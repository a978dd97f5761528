import { Attachment } from './attachment.js';

/**
 * The input of messages: Enter sends, Shift and Enter begins a new line, and empty text is not sent. Dispatches `send` with
 * `body` and `file`, one of which may be missing, and `typing`.
 */
export class Composer extends EventTarget {
  #form;
  #box;
  #attachment = null;

  constructor(form, placeholder) {
    super();
    this.#form = form;
    this.#box = form.querySelector('textarea');
    this.#box.placeholder = placeholder;
    this.#box.setAttribute('aria-label', placeholder);
    form.querySelector('label').remove();
    if (form.querySelector('.attached')) {
      this.#attachment = new Attachment(form);
      this.#attachment.addEventListener('change', () => this.focus());
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    this.#box.addEventListener('input', () => {
      this.#fit();
      this.dispatchEvent(new Event('typing'));
    });
  }

  focus() {
    this.#box.focus();
  }

  #key(event) {
    // While an input method composes a word, Enter ends the word and not the message.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    }
  }

  #send() {
    const text = this.#box.value.trim();
    const file = this.#attachment?.give() ?? null;
    if (text || file) {
      this.#box.value = '';
      this.#fit();
      this.dispatchEvent(new CustomEvent('send', { detail: { body: text, file } }));
    }
  }

  #fit() {
    this.#box.rows = Math.min(5, this.#box.value.split('\n').length);
  }
}
