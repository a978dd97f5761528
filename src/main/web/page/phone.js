import { post } from './api.js';
import { Bubble } from './bubble.js';
import { Composer } from './composer.js';
import { fromTemplate, isAtEnd } from './dom.js';

/** A phone: writes texts and shows those that reached it. */
export class PhoneWindow extends EventTarget {
  element = fromTemplate('phone-window');
  #store;
  #from;
  #to;
  #composer;
  #scrolled;
  #list;
  #bubbles = new Map();
  #failed = [];

  constructor({ from, to }, store) {
    super();
    this.#store = store;
    this.#from = this.element.querySelector('.from');
    this.#to = this.element.querySelector('.to');
    this.#from.value = from;
    this.#to.value = to;
    this.#scrolled = this.element.querySelector('.messages');
    this.#list = this.element.querySelector('ol');
    this.#composer = new Composer(this.element.querySelector('form'), 'Write a text');
    this.#composer.addEventListener('send', ({ detail }) => this.#send(detail.body));
    [this.#from, this.#to].forEach((box) => box.addEventListener('change', () => this.#moved()));
    this.element.querySelector('.reception select').addEventListener('change', ({ target }) => this.#receive(target.value));
    this.element.querySelector('.close').addEventListener('click', () => this.dispatchEvent(new Event('close')));
    this.#store.addEventListener('texts', () => this.#show());
    this.#show();
  }

  get description() {
    return { kind: 'phone', from: this.#from.value.trim(), to: this.#to.value.trim() };
  }

  get conversationSid() {
    return null;
  }

  focus() {
    this.#composer.focus();
  }

  enter() {}

  startAnew() {
    this.#failed = [];
    this.element.querySelector('.reception select').value = 'delivered';
    this.#say('');
    this.#renew();
  }

  #moved() {
    this.#renew();
    this.dispatchEvent(new Event('change'));
  }

  #renew() {
    this.#bubbles.clear();
    this.#list.replaceChildren(...this.#failed);
    this.#show();
  }

  #show() {
    const follows = isAtEnd(this.#scrolled);
    const { from } = this.description;
    const own = this.#store.texts
      .filter((text) => (text.outbound ? text.to === from && text.status !== 'queued' : text.from === from));
    own.forEach((text) => this.#update(text));
    this.#forgetAllBut(new Set(own.map(({ sid }) => sid)));
    if (follows) {
      this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    }
  }

  #update(text) {
    let bubble = this.#bubbles.get(text.sid);
    if (!bubble) {
      bubble = new Bubble({ author: text.from, body: text.body, at: text.at, isOwn: !text.outbound, media: text.media.map(attached) });
      this.#bubbles.set(text.sid, bubble);
      this.#list.append(bubble.element);
    }
    if (text.outbound) {
      const lost = text.status === 'failed' || text.status === 'undelivered';
      bubble.fate(lost ? 'failed' : text.status, text.error_code ? `never arrived: ${text.status}, ${text.error_code}` : text.status);
    }
  }

  #forgetAllBut(sids) {
    for (const [sid, bubble] of this.#bubbles) {
      if (!sids.has(sid)) {
        bubble.element.remove();
        this.#bubbles.delete(sid);
      }
    }
  }

  async #send(body, failed = null) {
    const { from, to } = this.description;
    failed?.element.remove();
    this.#failed = this.#failed.filter((element) => element !== failed?.element);
    try {
      await post('/sandbox/sms', { From: from, To: to, Body: body });
      this.#say('');
    } catch (refused) {
      const bubble = new Bubble({ author: from, body, isOwn: true });
      bubble.fate('failed', `not sent: ${refused.message}`, () => this.#send(body, bubble));
      this.#failed.push(bubble.element);
      this.#list.append(bubble.element);
      this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    }
  }

  async #receive(status) {
    try {
      await post(`/sandbox/phones/${encodeURIComponent(this.description.from)}`, { Status: status });
      this.#say(status === 'delivered' ? '' : 'texts do not arrive');
    } catch (refused) {
      this.#say(refused.message);
    }
  }

  #say(words) {
    this.element.querySelector('.state').textContent = words;
  }
}

/** Returns the media of a text under the SDK's names. */
function attached({ filename, content_type, size, url }) {
  return { filename, contentType: content_type, size, getContentTemporaryUrl: async () => url };
}
