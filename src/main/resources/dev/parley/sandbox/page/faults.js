import { get, post } from './api.js';
import { element } from './dom.js';

/** Arms faults and shows which are armed. */
export class Faults {
  #form;
  #armed;
  #empty;
  #result;

  constructor(panel, stream) {
    this.#form = panel.querySelector('form');
    this.#armed = panel.querySelector('ul');
    this.#empty = panel.querySelector('.empty');
    this.#result = panel.querySelector('output');
    panel.querySelector('.presets').addEventListener('click', ({ target }) => this.#preset(target.dataset));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#arm();
    });
    // A call that was answered with an error may have used one up.
    stream.addEventListener('call', ({ detail }) => detail.status >= 400 && !panel.hidden && this.refresh());
  }

  /** Reads which are armed. */
  async refresh() {
    try {
      const faults = await get('/sandbox/faults');
      this.#armed.replaceChildren(...faults.map((fault) => element('li', describe(fault))));
      this.#empty.hidden = faults.length > 0;
    } catch (refused) {
      this.#result.textContent = refused.message;
    }
  }

  #preset({ status, retry, applied }) {
    if (status) {
      const { Status, RetryAfter, Applied, Code } = this.#form.elements;
      Status.value = status;
      RetryAfter.value = retry ?? '';
      Applied.checked = applied === 'true';
      Code.value = '';
      Code.placeholder = String(20000 + Number(status));
    }
  }

  async #arm() {
    const fields = [...new FormData(this.#form)].filter(([, value]) => value !== '');
    try {
      await post('/sandbox/faults', fields);
      this.#result.textContent = 'Armed.';
      await this.refresh();
    } catch (refused) {
      this.#result.textContent = refused.message;
    }
  }
}

/** Says all that is known of a fault: what it fits first, then every other field that it has. */
function describe({ method, path, times, ...rest }) {
  const more = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== false && value !== '')
    .map(([name, value]) => (value === true ? name : `${name.replaceAll('_', ' ')} ${value}`));
  return `${method ?? 'any'} ${path ?? ''}: ${more.join(', ')}${times ? `, ${times} more ${times === 1 ? 'time' : 'times'}` : ''}`;
}
