/** Sends one message after the other, so that they arrive in the order in which they were written. */
export class Outbox {
  #messages;
  #enter;
  #queue = Promise.resolve();

  /**
   * @param messages shows pending messages
   * @param enter resolves with the conversation that a message is for, entered
   */
  constructor(messages, enter) {
    this.#messages = messages;
    this.#enter = enter;
  }

  send({ body, file }) {
    const deliver = () => {
      fate.pending();
      this.#queue = this.#queue.then(() => this.#deliver(body, file, fate));
    };
    const fate = this.#messages.pending(body, file, deliver);
    deliver();
  }

  async #deliver(body, file, fate) {
    try {
      const conversation = await this.#enter();
      const message = prepared(conversation, body, file);
      fate.sending();
      fate.sent(await message.send());
    } catch (failure) {
      fate.failed(failure.message);
    }
  }
}

function prepared(conversation, body, file) {
  const message = conversation.prepareMessage().setBody(body);
  // A file of a kind that the browser does not know has an empty type, and Twilio wants one.
  return (file
    ? message.addMedia({ contentType: file.type || 'application/octet-stream', filename: file.name, media: file })
    : message).build();
}
