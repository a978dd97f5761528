import { Bubble } from './bubble.js';
import { isAtEnd } from './dom.js';

const PAGE = 30;

/**
 * The messages of a conversation, in order, each once. It begins with the newest; older ones are loaded when the user
 * scrolls up, newer ones arrive automatically. Pending messages stand at the end.
 */
export class MessageList {
  #identity;
  #scrolled;
  #list;
  #earlier;
  #later;
  #shown = new Map();
  #pending = [];
  /** The pending message whose request is not answered yet; the outbox sends one at a time. */
  #sending = null;
  /** The user's own messages that arrived meanwhile, by index: the answer tells which of them was sent from here. */
  #held = new Map();
  #horizons = new Map();
  /** Where more can be read; another object for each conversation that is opened. */
  #pages = { older: null, newer: null };
  #turning = false;

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
    const pages = this.#pages;
    const newest = await conversation.getMessages(PAGE);
    const first = newest.items[0]?.index ?? 0;
    const older = firstUnread !== null && firstUnread < first
      ? await conversation.getMessages(PAGE, firstUnread, 'forward')
      : null;
    if (pages !== this.#pages) {
      return;
    }
    (older ?? newest).items.forEach((message) => this.add(message));
    pages.older = older ?? newest;
    pages.newer = older;
    this.#offer();
    this.#scrolled.scrollTop = older ? 0 : this.#scrolled.scrollHeight;
  }

  /** Clears what was shown; messages that are not sent yet stay. */
  clear() {
    this.#shown.clear();
    this.#held.clear();
    this.#pending = this.#pending.filter(({ index }) => index === null);
    this.#pages = { older: null, newer: null };
    this.#list.replaceChildren(...this.#pending.map(({ bubble }) => bubble.element));
    this.#offer();
  }

  /** Shows a new message, unless those in between are not loaded yet. */
  arrive(message) {
    if (message.author === this.#identity && this.#sending?.pages === this.#pages) {
      this.#held.set(message.index, message);
      return;
    }
    this.#settle(message.index);
    if (!this.#pages.newer?.hasNextPage) {
      this.add(message);
    }
  }

  /** Shows a message, or what has become of it. */
  add(message) {
    const { index, author } = message;
    if (this.#held.has(index)) {
      this.#held.set(index, message);
      return;
    }
    const words = { author: author ?? '', body: message.body ?? '', at: message.dateCreated };
    const known = this.#shown.get(index);
    if (known) {
      known.show(words);
      this.#tellFate(known, message);
      return;
    }
    const follows = isAtEnd(this.#scrolled);
    const bubble = new Bubble({ ...words, isOwn: author === this.#identity, media: message.attachedMedia ?? [] });
    bubble.element.dataset.index = index;
    this.#shown.set(index, bubble);
    this.#tellFate(bubble, message);
    this.#place(bubble.element, index);
    this.#markReaders();
    if (follows) {
      this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    }
  }

  remove(message) {
    this.#held.delete(message.index);
    this.#settle(message.index);
    this.#shown.get(message.index)?.element.remove();
    this.#shown.delete(message.index);
    this.#markReaders();
  }

  /** Shows how far the others have read, by their names. */
  showReaders(horizons) {
    this.#horizons = horizons;
    this.#markReaders();
  }

  /** Each name stands at the last message that its bearer has read. */
  #markReaders() {
    const follows = isAtEnd(this.#scrolled);
    const names = new Map();
    const shown = [...this.#shown.keys()];
    for (const [name, horizon] of this.#horizons) {
      const last = Math.max(...shown.filter((index) => index <= horizon));
      names.set(last, [...(names.get(last) ?? []), name]);
    }
    this.#shown.forEach((bubble, index) => bubble.readBy(names.get(index) ?? []));
    if (follows) {
      this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    }
  }

  /** Shows a pending message; returns an object for its result. */
  pending(body, file, retry) {
    const words = file ? [body, `[${file.name}]`].filter(Boolean).join('\n') : body;
    const bubble = new Bubble({ author: this.#identity, body: words, at: new Date(), isOwn: true });
    const entry = { bubble, index: null, pages: null };
    this.#pending.push(entry);
    this.#list.append(bubble.element);
    this.#scrolled.scrollTop = this.#scrolled.scrollHeight;
    bubble.fate('pending');
    return {
      pending: () => bubble.fate('pending'),
      sending: () => {
        entry.pages = this.#pages;
        this.#sending = entry;
      },
      sent: (index) => {
        entry.index = index;
        bubble.fate('sent');
        if (entry.pages !== this.#pages || this.#shown.has(index)) {
          this.#drop(entry);
        }
        this.#answered();
      },
      failed: (reason) => {
        bubble.fate('failed', `not sent: ${reason}`, retry);
        this.#answered();
      },
    };
  }

  #answered() {
    this.#sending = null;
    const held = [...this.#held.values()];
    this.#held.clear();
    held.forEach((message) => this.arrive(message));
  }

  /** The message of this index takes the place of the pending one. */
  #settle(index) {
    const entry = this.#pending.find((one) => one.index === index);
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
    await this.#turn('older', 'prevPage');
    // What was read stays where it was.
    this.#scrolled.scrollTop += this.#scrolled.scrollHeight - height;
  }

  #showLater() {
    return this.#turn('newer', 'nextPage');
  }

  /** Loads a page; a scroll and a click at once load one. A page that could not be read is offered again. */
  async #turn(side, way) {
    const pages = this.#pages;
    if (this.#turning) {
      return;
    }
    this.#turning = true;
    try {
      pages[side] = await pages[side][way]();
      if (pages === this.#pages) {
        pages[side].items.forEach((message) => this.add(message));
      }
    } catch {
      // The connection shows the error.
    } finally {
      this.#turning = false;
      this.#offer();
    }
  }

  #offer() {
    this.#earlier.hidden = !this.#pages.older?.hasPrevPage;
    this.#later.hidden = !this.#pages.newer?.hasNextPage;
  }
}

function phones({ delivered, undelivered, failed, read }) {
  const words = { all: 'every phone', some: 'some phones' };
  const told = [['read on', read], ['delivered to', delivered], ['not delivered to', undelivered], ['failed for', failed]];
  return told.filter(([, how]) => words[how]).map(([what, how]) => `${what} ${words[how]}`).join(', ') || 'on its way to phones';
}
