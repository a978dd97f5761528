import { get } from './api.js';
import { clock, element, fromTemplate, isAtEnd, readable, shortSids, table, toggle } from './dom.js';

/** The list would become slow long before a person has read as much. */
const MOST = 1000;

/** API calls and webhooks in the order in which they began, each with its form and answer when somebody asks. */
export class Traffic {
  #list;
  #filter;
  #empty;
  #count;

  constructor(panel, stream) {
    this.#list = panel.querySelector('ol');
    this.#filter = panel.querySelector('form');
    this.#empty = panel.querySelector('.empty');
    this.#count = document.getElementById('traffic-count');
    this.#filter.addEventListener('input', () => this.#applyFilter());
    this.#filter.addEventListener('submit', (event) => event.preventDefault());
    this.#filter.elements.clear.addEventListener('click', () => this.clear());
    this.#list.addEventListener('keydown', (event) => this.#walk(event));
    stream.addEventListener('call', ({ detail }) => this.#add(callRow(detail), detail));
    stream.addEventListener('webhook', ({ detail }) => this.#add(webhookRow(detail), detail));
    stream.addEventListener('welcome', ({ detail }) => detail.missed && this.#noteGap());
    this.#recount();
  }

  clear() {
    this.#list.replaceChildren();
    this.#recount();
  }

  #add(row, { at }) {
    const follows = isAtEnd(this.#list);
    row.dataset.at = at;
    row.hidden = !this.#fits(row);
    // A webhook is told when it was answered, and stands where it began: before the calls that it caused.
    let before = this.#list.lastElementChild;
    while (before && before.dataset.at > at) {
      before = before.previousElementSibling;
    }
    before ? before.after(row) : this.#list.prepend(row);
    while (this.#list.childElementCount > MOST) {
      this.#list.firstElementChild.remove();
    }
    this.#recount();
    if (follows) {
      this.#list.scrollTop = this.#list.scrollHeight;
    }
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
    this.#count.textContent = this.#list.childElementCount;
    this.#empty.hidden = this.#list.childElementCount > 0;
    this.#list.hidden = this.#list.childElementCount === 0;
  }
}

function callRow(call) {
  return row({
    kind: 'call',
    label: 'call',
    what: `${call.method} ${call.path}`,
    status: call.status,
    took: call.milliseconds,
    at: call.at,
    more: async () => {
      const whole = await get(`/sandbox/calls/${call.number}`);
      return [path(whole.method, whole.path), ...form(whole.form), ...answer(whole.answer)];
    },
  });
}

function webhookRow(webhook) {
  const isCallback = !webhook.event.startsWith('on');
  return row({
    kind: 'webhook',
    label: isCallback ? 'callback' : 'webhook',
    what: webhook.event,
    status: webhook.status,
    took: webhook.milliseconds,
    at: webhook.at,
    more: async () => {
      const whole = await get(`/sandbox/webhooks/${webhook.number}`);
      const notes = [whole.error, whole.outcome && `outcome: ${whole.outcome}`].filter(Boolean);
      return [
        path('to', whole.url), ...notes.map((note) => element('p', note, 'note')),
        ...form(whole.form), ...answer(whole.answer),
      ];
    },
  });
}

/** Returns a row of the list; a `status` of null is no answer at all. */
function row({ kind, label, what, status, took, at, more }) {
  const isBad = status === null || status >= 400;
  const answered = status === null ? 'no answer' : String(status);
  const made = fromTemplate('log-row');
  const line = made.querySelector('.line');
  made.dataset.kind = kind;
  made.dataset.words = `${label} ${what} ${answered}`.toLowerCase();
  made.classList.toggle('bad', isBad);
  made.querySelector('time').textContent = clock(at, true);
  made.querySelector('.kind').textContent = label;
  made.querySelector('.what').textContent = shortSids(what);
  made.querySelector('.what').title = what;
  made.querySelector('.status').textContent = isBad ? `✗ ${answered}` : answered;
  made.querySelector('.took').textContent = `${took} ms`;
  line.addEventListener('click', () => open(line, made.querySelector('.more'), more));
  return made;
}

async function open(line, place, more) {
  if (!toggle(line, place)) {
    return;
  }
  try {
    place.replaceChildren(...await more());
  } catch (refused) {
    place.replaceChildren(element('p', refused.message, 'note'));
  }
}

function path(method, where) {
  return element('p', `${method} ${where}`, 'path');
}

function form(fields) {
  return Object.keys(fields).length === 0 ? [] : [element('h4', 'Sent'), table(fields)];
}

function answer(text) {
  return text ? [element('h4', 'Answered'), element('pre', readable(text))] : [element('p', 'Answered with nothing.', 'hint')];
}
