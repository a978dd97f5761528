import { Causes } from './causes.js';
import { element, isAtEnd } from './dom.js';
import { Entry } from './entry.js';

/** A longer list would be slow, and is not read. */
const MOST = 1000;

/** API calls and webhooks in the order in which they began. */
export class Traffic {
  #list;
  #filter;
  #empty;
  #count;
  #causes = new Causes();
  #entries = new Map();

  constructor(panel, stream) {
    this.#list = panel.querySelector('ol');
    this.#filter = panel.querySelector('form');
    this.#empty = panel.querySelector('.empty');
    this.#count = document.getElementById('traffic-count');
    this.#filter.addEventListener('input', () => this.#applyFilter());
    this.#filter.addEventListener('submit', (event) => event.preventDefault());
    this.#filter.elements.clear.addEventListener('click', () => this.clear());
    this.#list.addEventListener('keydown', (event) => this.#walk(event));
    stream.addEventListener('call', ({ detail }) => this.#add({ ...detail, key: `call ${detail.number}` }));
    stream.addEventListener('webhook', ({ detail }) => this.#add({ ...detail, key: `webhook ${detail.number}` }));
    stream.addEventListener('welcome', ({ detail }) => detail.missed && this.#noteGap());
    this.#recount();
  }

  clear() {
    this.#list.replaceChildren();
    this.#causes.clear();
    this.#entries.clear();
    this.#recount();
  }

  #add(one) {
    const follows = isAtEnd(this.#list);
    const entry = new Entry(one, (which) => this.#links(which));
    this.#causes.add(one);
    this.#entries.set(one.key, entry);
    this.#place(entry.element);
    while (this.#list.childElementCount > MOST) {
      this.#list.firstElementChild.remove();
    }
    this.#forgetAllBut(MOST);
    this.#recount();
    if (follows) {
      this.#list.scrollTop = this.#list.scrollHeight;
    }
  }

  /** A webhook's event comes when it was answered, and is placed where it began: before the calls that it caused. */
  #place(row) {
    row.hidden = !this.#fits(row);
    let before = this.#list.lastElementChild;
    while (before && comesAfter(before.dataset, row.dataset)) {
      before = before.previousElementSibling;
    }
    before ? before.after(row) : this.#list.prepend(row);
  }

  #forgetAllBut(most) {
    this.#causes.keep(most);
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= most) {
        return;
      }
      this.#entries.delete(key);
    }
  }

  #links(one) {
    const entries = (list) => list.filter(Boolean).map(({ key }) => this.#entries.get(key)).filter(Boolean);
    return one.event
      ? { 'Brought by': entries([this.#causes.causeOf(one)]), 'Followed in this conversation': entries(this.#causes.sequelOf(one)) }
      : { 'Brought': entries(this.#causes.effectsOf(one)) };
  }

  #noteGap() {
    if (this.#list.childElementCount > 0) {
      const gap = element('li', 'Some calls or webhooks are missing here: more happened than is kept.', 'gap');
      gap.dataset.at = this.#list.lastElementChild.dataset.at;
      this.#list.append(gap);
    }
  }

  #applyFilter() {
    for (const row of this.#list.children) {
      row.hidden = !this.#fits(row);
    }
    this.#recount();
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  #fits(row) {
    const { kind, text } = Object.fromEntries(new FormData(this.#filter));
    return (!kind || row.dataset.kind === kind)
      && (!text || (row.dataset.words ?? '').includes(text.toLowerCase()));
  }

  #walk(event) {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    let row = step && event.target.closest('button.line')?.parentElement[step];
    while (row && (row.hidden || !row.querySelector('button'))) {
      row = row[step];
    }
    if (row) {
      event.preventDefault();
      row.querySelector('button').focus();
    }
  }

  #recount() {
    const isEmpty = this.#list.childElementCount === 0;
    this.#count.textContent = this.#list.childElementCount;
    this.#empty.hidden = !isEmpty;
    this.#list.hidden = isEmpty;
  }
}

/** In one millisecond, a hook comes after the call that it was asked about. */
function comesAfter(one, other) {
  return one.at > other.at || (one.at === other.at && one.kind === 'webhook' && other.kind !== 'webhook');
}
