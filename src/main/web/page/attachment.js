import { inWords } from './media.js';

/** The file of the next message: chosen, pasted or dropped; it can be removed again. */
export class Attachment extends EventTarget {
  #input;
  #note;
  #file = null;

  constructor(form) {
    super();
    this.#input = form.querySelector('input[type=file]');
    this.#note = form.querySelector('.attached');
    this.#input.addEventListener('change', () => this.#take(this.#input.files[0]));
    this.#note.querySelector('button').addEventListener('click', () => this.#take(null));
    form.addEventListener('paste', (event) => this.#from(event, event.clipboardData));
    form.addEventListener('dragover', (event) => event.dataTransfer.types.includes('Files') && event.preventDefault());
    form.addEventListener('drop', (event) => this.#from(event, event.dataTransfer));
  }

  /** Returns the file and clears it. */
  give() {
    const file = this.#file;
    this.#show(null);
    return file;
  }

  #from(event, data) {
    if (data.files.length > 0) {
      event.preventDefault();
      this.#take(data.files[0]);
    }
  }

  #take(file) {
    this.#show(file);
    this.dispatchEvent(new Event('change'));
  }

  #show(file) {
    this.#file = file;
    this.#input.value = '';
    this.#note.hidden = !file;
    this.#note.querySelector('span').textContent = file ? `${file.name}, ${inWords(file.size)}` : '';
  }
}
