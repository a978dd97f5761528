/**
 * The current state of the sandbox, from the stream: conversations and text messages. Dispatches `conversation` with the SID
 * of each that changed or is gone, `conversations` after all of them changed, and `texts`.
 */
export class Store extends EventTarget {
  #conversations = new Map();
  #texts = new Map();

  constructor(stream) {
    super();
    stream.addEventListener('conversations', ({ detail }) => this.#setConversations(detail.list));
    stream.addEventListener('conversation', ({ detail }) => this.#setConversation(detail));
    stream.addEventListener('gone', ({ detail }) => this.#remove(detail.sid));
    stream.addEventListener('texts', ({ detail }) => this.#setTexts(detail.list));
    stream.addEventListener('text', ({ detail }) => this.#addTexts([detail]));
  }

  /** Returns the conversations, the one that changed last first. */
  get conversations() {
    return [...this.#conversations.values()].sort((a, b) => b.updated.localeCompare(a.updated));
  }

  get texts() {
    return [...this.#texts.values()];
  }

  conversation(sid) {
    return this.#conversations.get(sid);
  }

  #setConversations(list) {
    this.#conversations = new Map(list.map((conversation) => [conversation.sid, conversation]));
    this.#tell('conversations');
  }

  #setConversation(conversation) {
    this.#conversations.set(conversation.sid, conversation);
    this.#tell('conversation', conversation.sid);
  }

  #remove(sid) {
    this.#conversations.delete(sid);
    this.#tell('conversation', sid);
  }

  #setTexts(list) {
    this.#texts.clear();
    this.#addTexts(list);
  }

  #addTexts(list) {
    list.forEach((text) => this.#texts.set(text.sid, text));
    this.#tell('texts');
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}

/** Returns a readable name of a conversation. */
export function nameOf(conversation) {
  return conversation.friendly_name || conversation.unique_name
    || conversation.participants.map(nameOfParticipant).join(', ') || conversation.sid.slice(0, 8) + '…';
}

/** Returns a readable name of a participant. */
export function nameOfParticipant(participant) {
  return participant.identity || participant.address || participant.sid.slice(0, 8) + '…';
}
