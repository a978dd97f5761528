import { ChatWindow } from './chat.js';
import { PhoneWindow } from './phone.js';

const KEY = 'parley.windows';
const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'];
const FIRST = [{ kind: 'chat', identity: 'alice' }, { kind: 'phone', from: '+15005550001', to: '+15005550006' }];

/** The chat users and phones of the page, side by side. They outlast a reload. */
export class Windows {
  #place;
  #store;
  #open = [];

  constructor(place, store) {
    this.#place = place;
    this.#store = store;
    const form = document.getElementById('new-chat');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#chatAs(form.elements.identity.value.trim());
      this.#offerName();
    });
    document.getElementById('new-phone').addEventListener('click', () => this.#addPhone());
    remembered().forEach((description) => this.#add(description));
    this.#offerName();
  }

  /** Clears all windows after a reset or restart of the sandbox. */
  startAnew() {
    this.#open.forEach((window) => window.startAnew());
  }

  /** Opens a window. */
  focus() {
    this.#open[0]?.focus();
  }

  #chatAs(identity) {
    if (!identity) {
      return;
    }
    const there = this.#open.find((window) => window.description.identity === identity);
    const window = there ?? this.#add({ kind: 'chat', identity });
    window.enter(this.#open.map((other) => other.conversationSid).find(Boolean));
  }

  #addPhone() {
    const taken = this.#open.map((window) => window.description.from);
    let last = 1;
    while (taken.includes(number(last))) {
      last++;
    }
    this.#add({ kind: 'phone', from: number(last), to: '+15005550006' }).focus();
  }

  #add(description) {
    const window = description.kind === 'chat'
      ? new ChatWindow(description, this.#store)
      : new PhoneWindow(description, this.#store);
    window.addEventListener('close', () => this.#close(window));
    window.addEventListener('change', () => this.#remember());
    this.#open.push(window);
    // Chat users stand beside each other, and phones after them.
    this.#place.insertBefore(window.element, description.kind === 'chat' ? this.#place.querySelector('.phone') : null);
    this.#remember();
    return window;
  }

  #close(window) {
    window.element.remove();
    this.#open.splice(this.#open.indexOf(window), 1);
    this.#remember();
    this.#offerName();
  }

  #offerName() {
    const taken = this.#open.map((window) => window.description.identity);
    document.getElementById('new-identity').value = NAMES.find((name) => !taken.includes(name)) ?? '';
  }

  #remember() {
    sessionStorage.setItem(KEY, JSON.stringify(this.#open.map((window) => window.description)));
  }
}

function number(last) {
  return '+1500555' + String(last).padStart(4, '0');
}

function remembered() {
  try {
    const windows = JSON.parse(sessionStorage.getItem(KEY));
    return Array.isArray(windows) ? windows : FIRST;
  } catch {
    return FIRST;
  }
}
