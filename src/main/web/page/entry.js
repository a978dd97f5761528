import { get } from './api.js';
import { isHook } from './causes.js';
import { clock, element, fromTemplate, readable, shortSids, table, toggle } from './dom.js';

/** The outcomes of a hook, as text. */
const OUTCOMES = {
  unchanged: 'Accepted as it was.',
  changed: 'Accepted, with the changes of the answer.',
  rejected: 'Rejected: it did not happen.',
  unanswered: 'Not answered in time, and so accepted as it was.',
  refused: 'Refused: the answer held what cannot be.',
};

/** An API call or a webhook in the list; opened, it shows what was sent and answered, and what brought what. */
export class Entry {
  element = fromTemplate('log-row');
  #one;
  #links;

  /**
   * @param one an event of the stream, with its `key`
   * @param links gives what belongs to it: lists of entries by what they are to it
   */
  constructor(one, links) {
    this.#one = one;
    this.#links = links;
    this.#show();
    const line = this.element.querySelector('.line');
    line.addEventListener('click', () => toggle(line, this.#more) && this.#load());
  }

  /** Returns the text of a link to it. */
  get name() {
    const { at, event, method, path, status } = this.#one;
    return `${clock(at, true)} ${event ?? `${method} ${shortSids(path)}`}, ${status ?? 'no answer'}`;
  }

  /** Opens it and takes the keyboard there. */
  visit() {
    const line = this.element.querySelector('.line');
    this.#more.hidden && line.click();
    this.element.scrollIntoView({ block: 'start' });
    line.focus();
  }

  get #more() {
    return this.element.querySelector('.more');
  }

  #show() {
    const { event, method, path, status, milliseconds, at, source, identity, words, error } = this.#one;
    // A status of null is no answer at all.
    const isBad = status === null || status >= 400;
    const answered = status === null ? 'no answer' : String(status);
    const label = event ? labelOf(event) : source === 'SDK' ? 'SDK' : 'API';
    const what = event ?? `${method} ${path}`;
    const said = [...new Set([source === 'SDK' ? identity : null, words, error])].filter(Boolean).join(' · ');
    const set = (part, text, title = '') => Object.assign(this.element.querySelector(part), { textContent: text, title });
    this.element.dataset.kind = event ? 'webhook' : label.toLowerCase();
    this.element.dataset.at = at;
    this.element.dataset.words = `${label} ${what} ${said} ${answered}`.toLowerCase();
    this.element.classList.toggle('bad', isBad);
    set('time', clock(at, true), new Date(at).toLocaleString());
    set('.kind', label);
    set('.what', shortSids(what), what);
    set('.status', isBad ? `✗ ${answered}` : answered);
    set('.took', `${milliseconds} ms`);
    set('.words', said, said);
  }

  async #load() {
    this.#more.replaceChildren(element('p', 'Reading …', 'hint'));
    try {
      this.#more.replaceChildren(...await this.#details());
    } catch (refused) {
      this.#more.replaceChildren(element('p', refused.message, 'note'));
    }
  }

  async #details() {
    const { event, number } = this.#one;
    const whole = await get(`/sandbox/${event ? 'webhooks' : 'calls'}/${number}`);
    const notes = [whole.error, whole.fault && `fault: ${whole.fault}`];
    return [
      element('p', event ? `to ${whole.url}` : `${whole.method} ${whole.path}`, 'path'),
      ...notes.filter(Boolean).map((note) => element('p', note, 'note')),
      ...(whole.outcome ? [element('p', OUTCOMES[whole.outcome] ?? whole.outcome, 'hint')] : []),
      ...this.#related(),
      ...sent(whole.form), ...answered(whole),
    ];
  }

  #related() {
    return Object.entries(this.#links(this.#one)).filter(([, entries]) => entries.length > 0).flatMap(([title, entries]) => {
      const list = element('ul', '', 'related');
      entries.forEach((entry) => {
        const link = element('button', entry.name, 'link');
        link.type = 'button';
        link.addEventListener('click', () => entry.visit());
        const item = element('li');
        item.append(link);
        list.append(item);
      });
      return [element('h4', title), list];
    });
  }
}

function labelOf(event) {
  if (!event.startsWith('on')) {
    return 'status';
  }
  return isHook(event) ? 'hook' : 'webhook';
}

function sent(fields) {
  return Object.keys(fields).length === 0 ? [] : [element('h4', 'Sent'), table(fields)];
}

function answered({ status, answer, milliseconds }) {
  const title = element('h4', status === null ? `Not answered, after ${milliseconds} ms` : `Answered ${status}, after ${milliseconds} ms`);
  return [title, answer ? element('pre', readable(answer)) : element('p', 'with nothing', 'hint')];
}
