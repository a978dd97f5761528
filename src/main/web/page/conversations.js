import { get } from './api.js';
import { clock, element, fromTemplate, shortSids, toggle } from './dom.js';
import { inWords } from './media.js';
import { nameOfParticipant } from './store.js';

/** The conversations, the one that changed last first; opened, each shows its participants and messages. */
export class ConversationList {
  #list;
  #empty;
  #count;
  #store;
  #rows = new Map();
  #fire;

  /** @param fire is called with a conversation's SID to send an event of it */
  constructor(panel, store, fire) {
    this.#list = panel.querySelector('ol');
    this.#empty = panel.querySelector('.empty');
    this.#count = document.getElementById('conversations-count');
    this.#store = store;
    this.#fire = fire;
    store.addEventListener('conversations', () => this.#renew());
    store.addEventListener('conversation', ({ detail }) => this.#update(detail));
  }

  #renew() {
    const there = new Set(this.#store.conversations.map(({ sid }) => sid));
    [...this.#rows.keys()].filter((sid) => !there.has(sid)).forEach((sid) => this.#remove(sid));
    this.#store.conversations.reverse().forEach(({ sid }) => this.#update(sid));
    this.#recount();
  }

  #update(sid) {
    const conversation = this.#store.conversation(sid);
    if (!conversation) {
      this.#remove(sid);
    } else {
      const row = this.#rows.get(sid) ?? this.#add(sid);
      row.show(conversation);
      // Moved only where it must be: what moves loses the keyboard's focus.
      if (this.#list.firstElementChild !== row.element && !row.element.contains(document.activeElement)) {
        this.#list.prepend(row.element);
      }
    }
    this.#recount();
  }

  #add(sid) {
    const row = new ConversationRow(sid, this.#fire);
    this.#rows.set(sid, row);
    return row;
  }

  #remove(sid) {
    this.#rows.get(sid)?.element.remove();
    this.#rows.delete(sid);
  }

  #recount() {
    this.#count.textContent = this.#rows.size;
    this.#empty.hidden = this.#rows.size > 0;
    this.#list.hidden = this.#rows.size === 0;
  }
}

class ConversationRow {
  element = fromTemplate('conversation-row');
  #sid;
  #fire;
  #more;
  #loading = false;
  #isStale = false;

  constructor(sid, fire) {
    this.#sid = sid;
    this.#fire = fire;
    this.#more = this.element.querySelector('.more');
    const line = this.element.querySelector('.line');
    line.addEventListener('click', () => toggle(line, this.#more) && this.#load());
  }

  show(conversation) {
    const set = (part, text) => {
      this.element.querySelector(part).textContent = text;
    };
    set('.name', conversation.friendly_name || conversation.unique_name || shortSids(this.#sid));
    set('.state', conversation.state === 'active' ? '' : conversation.state);
    set('.members', conversation.participants.map(nameOfParticipant).join(' · ') || 'nobody');
    set('.last', conversation.last_message ? `${conversation.last_message.author}: ${conversation.last_message.body}` : '');
    set('.status', conversation.message_count === 1 ? '1 message' : `${conversation.message_count} messages`);
    if (!this.#more.hidden) {
      this.#load();
    }
  }

  /** Reads it again; a change meanwhile makes it read once more. */
  async #load() {
    this.#isStale = true;
    if (this.#loading) {
      return;
    }
    this.#loading = true;
    while (this.#isStale) {
      this.#isStale = false;
      try {
        this.#more.replaceChildren(...this.#details(await get(`/sandbox/conversations/${this.#sid}`)));
      } catch (refused) {
        this.#more.replaceChildren(element('p', refused.message, 'note'));
      }
    }
    this.#loading = false;
  }

  #details(conversation) {
    const fire = element('button', 'Fire an event of it');
    fire.type = 'button';
    fire.addEventListener('click', () => this.#fire(this.#sid));
    const head = element('p', `${conversation.sid} `, 'path');
    head.append(fire);
    const members = element('ul', '', 'plain');
    members.append(...conversation.participants.map((one) => element('li', describe(one))));
    const messages = element('ol', '', 'plain said');
    messages.append(...conversation.messages.map(said));
    return [head, element('h4', 'Participants'), members, element('h4', 'Messages'), messages];
  }
}

function describe(participant) {
  const read = participant.last_read === null ? '' : `, has read up to message ${participant.last_read}`;
  const way = participant.proxy_address ? `${participant.type}, by ${participant.proxy_address}` : participant.type;
  return `${nameOfParticipant(participant)} (${way}), ${participant.sid}${read}`;
}

function said(message) {
  const made = element('li');
  const fate = message.delivery ? `, delivered to ${message.delivery.delivered} of its phones` : '';
  made.append(
    element('b', message.author), element('span', ` ${clock(message.at)}${fate}`, 'hint'),
    ...(message.body ? [element('p', message.body)] : []),
    ...message.media.map((one) => element('p', `${one.filename ?? one.sid} (${one.content_type}, ${inWords(one.size)})`, 'hint')));
  return made;
}
