import { Bubble } from './bubble.js';
import { isAtEnd } from './dom.js';

const PAGE = 30;

/**
 * What was said in a conversation, in order, each message once. It begins with the newest; older ones come when somebody
 * scrolls up, newer ones arrive by themselves. What is on its way stands at the end.
 */
export class MessageList {
  #identity;
  #scrolled;
  #list;
  #earlier;
  #later;
  #shown = new Map();
  #pending = [];
  #older = null;
  #newer = null;
  #round = 0;

  constructor(scrolled, identity) {
    this.#identity = identity;
    this.#scrolled = scrolled;
    this.#list = scrolled.querySelector('ol');
    this.#earlier = scrolled.querySelector('.earlier');
    this.#later = scrolled.querySelector('.later');
    this.#earlier.addEventListener('click', () => this.#showEarlier());
    this.#later.addEventListener('click', () => this.#showLater());
    scrolled.addEventListener('scroll', () => scrolled.scrollTop < 20 && !this.#earlier.hidden && this.#showEarlier());
  }

  /**
   * Shows the newest messages of a conversation.
   * @param firstUnread where the reader left off: begins there where that is further back than one page
   */
  async open(conversation, firstUnread) {
    this.clear();
    const round = this.#round;
    const newest = await conversation.getMessages(PAGE);
    const first = newest.items[0]?.index ?? 0;
    const older = firstUnread !== null && firstUnread < first
      ? await conversation.getMessages(PAGE, firstUnread, 'forward')
      : null;
    if (round !== this.#round) {
      return;
    }
    (older ?? newest).items.forEach((message) => this.add(message));
    this.#older = older ?? newest;
    this.#newer = older;
    this.#offer();
    this.#scrolled.scrollTop = older ? 0 : this.#scrolled.scrollHeight;
  }

  /** Forgets what was shown; what is on its way stays. */
  clear() {
    this.#round++;
    this.#shown.clear();
    this.#older = null;
    this.#newer = null;
    this.#list.replaceChildren(...this.#pending.map(({ bubble }) => bubble.element));
    this.#offer();
  }

  /** Forgets what was on its way, too. */
  startAnew() {
    this.#pending = [];
    this.clear();
  }

  /** Shows a message that was said just now, unless what lies between is still to be read. */
  arrive(message) {
    if (!this.#newer?.hasNextPage) {
      this.add(message);
    }
  }

  /** Shows a message, or what has become of it. */
  add(message) {
    const { index, author } = message;
    const words = { author: author ?? '', body: message.body ?? '', at: message.dateCreated };
    const known = this.#shown.get(index);
    if (known) {
      known.show(words);
      this.#tellFate(known, message);
      return;
    }
    const follows = isAtEnd(this.#scrolled);
    const isOwn = author === this.#identity;
    if (isOwn) {
      this.#settle(words.body);
    }
    const bubble = new Bubble({ ...words, isOwn });
    bubble.element.dataset.index = index;
    this.#shown.set(index, bubble);
    this.#tellFate(bubble, message);
    this.#place(bubble.element, index);
    if (follows) {
      this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    }
  }

  remove(message) {
    this.#shown.get(message.index)?.element.remove();
    this.#shown.delete(message.index);
  }

  /** Shows a message that is on its way; returns what to tell how it fared. */
  pending(body, retry) {
    const bubble = new Bubble({ author: this.#identity, body, at: new Date(), isOwn: true });
    const entry = { bubble, body };
    this.#pending.push(entry);
    this.#list.append(bubble.element);
    this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    bubble.fate('pending');
    return {
      pending: () => bubble.fate('pending'),
      sent: () => {
        bubble.fate('sent');
        this.#drop(entry);
      },
      failed: (reason) => bubble.fate('failed', `not sent: ${reason}`, retry),
    };
  }

  /** The socket may tell of a message before it is answered: then the one on its way has arrived. */
  #settle(body) {
    const entry = this.#pending.find((one) => one.body === body && one.bubble.element.dataset.fate === 'pending');
    if (entry) {
      this.#drop(entry);
    }
  }

  #drop(entry) {
    this.#pending = this.#pending.filter((one) => one !== entry);
    entry.bubble.element.remove();
  }

  #place(element, index) {
    const next = [...this.#list.children].find((other) => !('index' in other.dataset) || Number(other.dataset.index) > index);
    next ? next.before(element) : this.#list.append(element);
  }

  #tellFate(bubble, message) {
    if (message.author !== this.#identity) {
      return;
    }
    const receipt = message.aggregatedDeliveryReceipt;
    bubble.fate('sent', receipt ? `sent, ${phones(receipt)}` : 'sent');
  }

  async #showEarlier() {
    const height = this.#scrolled.scrollHeight;
    this.#older = await this.#turn(this.#older, 'prevPage');
    // What was read stays where it was.
    this.#scrolled.scrollTop += this.#scrolled.scrollHeight - height;
  }

  async #showLater() {
    this.#newer = await this.#turn(this.#newer, 'nextPage');
  }

  async #turn(page, way) {
    const round = this.#round;
    this.#earlier.hidden = true;
    this.#later.hidden = true;
    const next = await page[way]();
    if (round === this.#round) {
      next.items.forEach((message) => this.add(message));
    }
    queueMicrotask(() => this.#offer());
    return next;
  }

  #offer() {
    this.#earlier.hidden = !this.#older?.hasPrevPage;
    this.#later.hidden = !this.#newer?.hasNextPage;
  }
}

function phones({ delivered, undelivered, failed, read }) {
  const words = { all: 'every phone', some: 'some phones' };
  const told = [['read on', read], ['delivered to', delivered], ['not delivered to', undelivered], ['failed for', failed]];
  return told.filter(([, how]) => words[how]).map(([what, how]) => `${what} ${words[how]}`).join(', ') || 'on its way to phones';
}
