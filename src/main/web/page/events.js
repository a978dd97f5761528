import { get, post } from './api.js';
import { element, fromTemplate, readable } from './dom.js';
import { nameOf } from './store.js';

const GROUPS = { 'hook': 'Asked before it happens', 'event': 'Told after it happened', 'status callback': 'Text messages' };

/** Fires an event that did not happen: the form is filled from a real conversation, edited, and sent signed. */
export class EventForm {
  #form;
  #rows;
  #result;
  #store;
  #filled = 0;
  #isEdited = false;

  constructor(form, store) {
    this.#form = form;
    this.#rows = form.querySelector('tbody');
    this.#result = form.querySelector('output');
    this.#store = store;
    const { type, conversation, fill, add } = form.elements;
    [type, conversation].forEach((choice) => choice.addEventListener('change', () => this.#fill()));
    fill.addEventListener('click', () => this.#fill());
    add.addEventListener('click', () => this.#add('', '').querySelector('input').focus());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    ['conversations', 'conversation'].forEach((kind) => store.addEventListener(kind, () => this.#offer()));
    this.#rows.addEventListener('input', () => {
      this.#isEdited = true;
    });
    this.#begin();
  }

  /** Takes the current values, unless they were edited. */
  refresh() {
    if (!this.#isEdited) {
      this.#fill();
    }
  }

  /** Fills in the values of this conversation. */
  about(sid) {
    this.#form.elements.conversation.value = sid;
    this.#form.elements.type.focus();
    this.#fill();
  }

  async #begin() {
    try {
      const types = await get('/sandbox/events');
      for (const [kind, label] of Object.entries(GROUPS)) {
        const group = element('optgroup');
        group.label = label;
        group.append(...types.filter((one) => one.kind === kind).map(({ type }) => new Option(type)));
        this.#form.elements.type.append(group);
      }
      this.#form.elements.type.value = 'onMessageAdded';
      await this.#fill();
    } catch (refused) {
      this.#say(refused.message);
    }
  }

  #offer() {
    const { conversation } = this.#form.elements;
    const chosen = conversation.value;
    const options = this.#store.conversations.map((one) => new Option(`${nameOf(one)} (${one.sid.slice(0, 8)}…)`, one.sid));
    conversation.replaceChildren(conversation.options[0], ...options);
    conversation.value = this.#store.conversation(chosen) ? chosen : '';
  }

  async #fill() {
    const { type, conversation } = this.#form.elements;
    if (!type.value) {
      return;
    }
    const turn = ++this.#filled;
    const query = conversation.value ? `?ConversationSid=${conversation.value}` : '';
    try {
      const fields = await get(`/sandbox/events/${type.value}${query}`);
      if (turn === this.#filled) {
        this.#isEdited = false;
        this.#rows.replaceChildren();
        Object.entries(fields).forEach(([name, value]) => this.#add(name, value));
        this.#say('');
      }
    } catch (refused) {
      this.#say(refused.message);
    }
  }

  #add(name, value) {
    const row = fromTemplate('field-row');
    row.querySelector('.name').value = name;
    row.querySelector('.value').value = value;
    row.querySelector('button').addEventListener('click', () => row.remove());
    this.#rows.append(row);
    return row;
  }

  async #send() {
    const fields = [...this.#rows.rows]
      .map((row) => [row.querySelector('.name').value.trim(), row.querySelector('.value').value])
      .filter(([name]) => name);
    this.#say('Sent, and not answered yet.');
    try {
      const sent = await post('/sandbox/events', fields);
      const what = sent.status === null ? `Not answered: ${sent.error}` : `Answered ${sent.status}`;
      this.#say(`${what}, after ${sent.milliseconds} ms, by ${sent.url}`, sent.answer);
    } catch (refused) {
      this.#say(refused.message);
    }
  }

  #say(words, answer) {
    this.#result.replaceChildren(element('p', words), ...(answer ? [element('pre', readable(answer))] : []));
  }
}
