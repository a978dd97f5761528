/** How far the other participants of a conversation have read. */
export class Readers {
  #identity;
  #messages;
  #horizons = new Map();

  constructor(messages, identity) {
    this.#messages = messages;
    this.#identity = identity;
  }

  /** Begins with what is known of a conversation. */
  async follow(conversation) {
    this.clear();
    const horizons = this.#horizons;
    const participants = await conversation.getParticipants();
    if (horizons === this.#horizons) {
      participants.forEach((participant) => this.#note(participant));
      this.#show();
    }
  }

  update(participant) {
    this.#note(participant);
    this.#show();
  }

  clear() {
    this.#horizons = new Map();
    this.#show();
  }

  /** Phones tell by receipts what was read, and not by a horizon. */
  #note({ identity, lastReadMessageIndex }) {
    if (identity && identity !== this.#identity && lastReadMessageIndex !== null && lastReadMessageIndex !== undefined) {
      this.#horizons.set(identity, lastReadMessageIndex);
    }
  }

  #show() {
    this.#messages.showReaders(this.#horizons);
  }
}
