import { addParticipant } from './api.js';
import { Composer } from './composer.js';
import { Connection } from './connection.js';
import { fromTemplate } from './dom.js';
import { MessageList } from './messages.js';
import { Outbox } from './outbox.js';
import { Readers } from './readers.js';
import { Topic } from './topic.js';
import { TypingLine } from './typing.js';

/** How long messages are in view before they count as read. */
const GLANCE = 600;

/** The window left a conversation while it was still being entered. */
class Left extends Error {}

/** A chat user with the official SDK. Connects on the first input, or when there is something to read. */
export class ChatWindow extends EventTarget {
  element = fromTemplate('chat-window');
  #identity;
  #store;
  #topic;
  #messages;
  #readers;
  #composer;
  #connection = null;
  #entering = null;
  #conversation = null;
  /** Replaced whenever it has left, so that an entry still in progress stops. */
  #stay = {};
  #listeners = [];
  #typing;
  #glance = 0;
  /** Whether it enters automatically; after a failure it waits for the user. */
  #entersAlone = true;

  constructor({ identity }, store) {
    super();
    this.#identity = identity;
    this.#store = store;
    this.#topic = new Topic(this.element.querySelector('.topic select'), identity, store, (sid) => this.#turnTo(sid));
    this.#messages = new MessageList(this.element.querySelector('.messages'), identity);
    this.#readers = new Readers(this.#messages, identity);
    this.#typing = new TypingLine(this.element.querySelector('.typing'));
    this.#composer = new Composer(this.element.querySelector('form'), `Write as ${identity}`);
    this.element.querySelector('.who').textContent = identity;
    this.element.setAttribute('aria-label', `Chat as ${identity}`);
    const outbox = new Outbox(this.#messages, () => this.#enter());
    this.#composer.addEventListener('send', ({ detail }) => outbox.send(detail));
    this.#composer.addEventListener('typing', () => this.#conversation?.typing().catch(() => {}));
    this.element.querySelector('.close').addEventListener('click', () => this.#close());
    this.element.addEventListener('focusin', () => this.#read());
    store.addEventListener('conversations', () => this.#offer());
    store.addEventListener('conversation', () => this.#offer());
    this.#offer();
    this.#say('not connected yet');
  }

  get description() {
    return { kind: 'chat', identity: this.#identity };
  }

  get conversationSid() {
    return this.#topic.sid || null;
  }

  focus() {
    this.#composer.focus();
  }

  /** Connects and enters a conversation, the user's last one rather than the one that is offered. */
  enter(offered) {
    this.focus();
    if (!this.#topic.sid && offered) {
      this.#turnTo(offered);
    } else {
      this.#enter().catch(() => {});
    }
  }

  /** Disconnects from a sandbox that was reset. */
  startAnew() {
    this.#leave();
    this.#topic.forget();
    this.#messages.clear();
    this.#connection?.close();
    this.#connection = null;
    this.#entersAlone = true;
    this.#say('not connected yet');
    this.#offer();
  }

  #close() {
    this.#leave();
    this.#connection?.close();
    this.#connection = null;
    this.dispatchEvent(new Event('close'));
  }

  /** Returns the conversation, entered: the chosen one, or a new one. */
  #enter() {
    const stay = this.#stay;
    this.#entering ??= this.#goIn(stay).catch((failure) => {
      if (stay === this.#stay) {
        this.#entering = null;
      }
      this.#entersAlone &&= failure instanceof Left;
      throw failure;
    });
    return this.#entering;
  }

  async #goIn(stay) {
    const client = await this.#connect().client();
    this.#checkIsStill(stay);
    const sid = this.#topic.sid;
    const conversation = sid ? await this.#join(client, sid) : await this.#create(client);
    this.#checkIsStill(stay);
    this.#topic.remember(conversation.sid);
    this.#listen(conversation);
    const lastRead = conversation.lastReadMessageIndex;
    await this.#messages.open(conversation, lastRead === null || lastRead === undefined ? null : lastRead + 1);
    this.#checkIsStill(stay);
    this.#conversation = conversation;
    await this.#readers.follow(conversation);
    this.#read();
    return conversation;
  }

  #checkIsStill(stay) {
    if (stay !== this.#stay) {
      throw new Left('this window turned to another conversation');
    }
  }

  #connect() {
    if (!this.#connection) {
      const connection = new Connection(this.#identity);
      connection.addEventListener('state', ({ detail }) => connection === this.#connection && this.#say(detail));
      connection.addEventListener('over', () => connection === this.#connection && this.#lost());
      this.#connection = connection;
    }
    return this.#connection;
  }

  #lost() {
    this.#leave();
    this.#connection = null;
  }

  async #join(client, sid) {
    const isIn = this.#store.conversation(sid)?.participants.some(({ identity }) => identity === this.#identity);
    if (!isIn) {
      await addParticipant(sid, this.#identity).catch(() => {});
    }
    return client.getConversationBySid(sid);
  }

  async #create(client) {
    const conversation = await client.createConversation({ friendlyName: `Chat with ${this.#identity}` });
    return conversation.join();
  }

  #listen(conversation) {
    this.#leaveConversation();
    const on = (event, handler) => {
      conversation.on(event, handler);
      this.#listeners.push(() => conversation.removeListener(event, handler));
    };
    on('messageAdded', (message) => {
      this.#messages.arrive(message);
      this.#read();
    });
    on('messageUpdated', ({ message }) => this.#messages.add(message));
    on('messageRemoved', (message) => this.#messages.remove(message));
    on('participantUpdated', ({ participant }) => this.#readers.update(participant));
    on('typingStarted', ({ identity }) => this.#typing.begin(identity));
    on('typingEnded', ({ identity }) => this.#typing.end(identity));
    on('removed', () => this.#gone());
  }

  #gone() {
    this.#leave();
    this.#topic.forget();
    this.#messages.clear();
    this.#offer();
    this.#say('the conversation is gone; write to begin another');
  }

  #turnTo(sid) {
    this.#leave();
    this.#messages.clear();
    this.#topic.remember(sid);
    this.#offer();
    if (sid) {
      this.#enter().catch(() => {});
    }
  }

  #leave() {
    this.#leaveConversation();
    this.#entering = null;
    this.#conversation = null;
    this.#stay = {};
  }

  #leaveConversation() {
    this.#listeners.forEach((stop) => stop());
    this.#listeners = [];
    this.#typing.clear();
    this.#readers.clear();
  }

  /** Marks everything as read, once it was in view for a moment. */
  #read() {
    clearTimeout(this.#glance);
    this.#glance = setTimeout(() => {
      if (this.element.contains(document.activeElement)) {
        this.#conversation?.setAllMessagesRead().catch(() => {});
      }
    }, GLANCE);
  }

  #offer() {
    this.#topic.offer(this.#conversation?.sid);
    if (this.#topic.sid && !this.#entering && this.#entersAlone) {
      this.#enter().catch(() => {});
    }
  }

  #say(words) {
    this.element.querySelector('.state').textContent = words;
  }
}
