import { nameOf } from './store.js';

/** The conversation of a window: open ones are offered, and the chosen one outlasts a reload. */
export class Topic {
  #select;
  #key;
  #store;

  /** Calls `choose` with the chosen SID, which is empty for a new conversation. */
  constructor(select, identity, store, choose) {
    this.#select = select;
    // By identity, for all tabs: two of them are one user, in one conversation.
    this.#key = `parley.chat.${identity}`;
    this.#store = store;
    select.addEventListener('change', () => choose(select.value));
  }

  /** The SID of the conversation; empty for a new one. */
  get sid() {
    return this.#select.value;
  }

  /** Offers the open conversations. A remembered one that no longer exists is dropped, unless it is the entered one. */
  offer(entered) {
    const chosen = localStorage.getItem(this.#key) ?? '';
    const open = this.#store.conversations.filter(({ state }) => state !== 'closed');
    const options = open.map((one) => new Option(nameOf(one), one.sid));
    this.#select.replaceChildren(new Option('a new conversation', ''), ...options);
    if (chosen && !this.#store.conversation(chosen) && entered === chosen) {
      this.#select.append(new Option('this conversation', chosen));
    }
    this.#select.value = chosen;
    this.#select.selectedIndex = Math.max(0, this.#select.selectedIndex);
  }

  remember(sid) {
    sid ? localStorage.setItem(this.#key, sid) : this.forget();
    this.#select.value = sid;
  }

  forget() {
    localStorage.removeItem(this.#key);
  }
}
