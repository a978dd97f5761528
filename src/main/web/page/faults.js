import { get, post, remove } from './api.js';
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
    this.#form.elements.kind.addEventListener('change', () => this.#fit());
    this.#fit();
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
      this.#armed.replaceChildren(...faults.map((fault) => this.#row(fault)));
      this.#empty.hidden = faults.length > 0;
    } catch (refused) {
      this.#result.textContent = refused.message;
    }
  }

  #preset({ kind, status, retry, applied, html }) {
    if (status) {
      const fields = this.#form.elements;
      fields.kind.value = kind;
      fields.Status.value = status;
      fields.RetryAfter.value = retry ?? '';
      fields.Applied.checked = applied === 'true';
      fields.Html.checked = html === 'true';
      fields.Code.value = '';
      fields.Code.placeholder = String(20000 + Number(status));
      this.#fit();
    }
  }

  /** Shows the fields of this kind of fault. Hidden fields are not sent. */
  #fit() {
    const [chosen] = this.#form.elements.kind.selectedOptions;
    const of = chosen.dataset.of ?? 'calls';
    const words = [of, chosen.value, ...(chosen.value === 'dropped' && of === 'calls' ? ['dropped-call'] : [])];
    for (const label of this.#form.querySelectorAll('[data-for]')) {
      label.hidden = !label.dataset.for.split(' ').some((word) => words.includes(word));
      label.querySelector('input, select').disabled = label.hidden;
    }
  }

  async #arm() {
    const fields = [...new FormData(this.#form)].filter(([name, value]) => value !== '' && name !== 'kind');
    const { value: kind } = this.#form.elements.kind;
    // The default kind is error.
    const asked = kind === 'error' ? fields : [['Kind', kind], ...fields];
    try {
      await post('/sandbox/faults', asked);
      this.#result.textContent = 'Armed.';
      await this.refresh();
    } catch (refused) {
      this.#result.textContent = refused.message;
    }
  }

  #row(fault) {
    const row = element('li');
    row.append(element('span', describe(fault)));
    if (fault.id) {
      const disarm = element('button', 'Disarm');
      disarm.type = 'button';
      disarm.addEventListener('click', () => this.#disarm(fault.id));
      row.append(disarm);
    }
    return row;
  }

  async #disarm(id) {
    await remove(`/sandbox/faults/${id}`).catch((refused) => {
      this.#result.textContent = refused.message;
    });
    await this.refresh();
  }
}

/** Describes a fault: its pattern first, then every other field. */
function describe({ id, kind, method, path, event, times, ...rest }) {
  const where = event ? event : `${method ?? 'any'} ${path ?? ''}`;
  const more = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== false && value !== 0 && value !== '')
    .map(([name, value]) => (value === true ? name : `${name.replaceAll('_', ' ')} ${value}`));
  const often = times ? [`${times} more ${times === 1 ? 'time' : 'times'}`] : [];
  return `${where}: ${[...(kind ? [kind] : []), ...more, ...often].join(', ')}`;
}
