import { addParticipant } from './api.js';
import { Composer } from './composer.js';
import { Connection } from './connection.js';
import { fromTemplate } from './dom.js';
import { MessageList } from './messages.js';
import { Readers } from './readers.js';
import { nameOf } from './store.js';
import { TypingLine } from './typing.js';

/** How long somebody looks at messages before they are read. */
const GLANCE = 600;

/** A person who chats with the official SDK. Connects when somebody begins to write, or when there is something to read. */
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
  #listeners = [];
  #queue = Promise.resolve();
  #typing;
  #glance = 0;
  /** Whether it goes in without being asked; once that has failed it waits for the person. */
  #entersAlone = true;

  constructor({ identity }, store) {
    super();
    this.#identity = identity;
    this.#store = store;
    this.#topic = this.element.querySelector('.topic select');
    this.#messages = new MessageList(this.element.querySelector('.messages'), identity);
    this.#readers = new Readers(this.#messages, identity);
    this.#typing = new TypingLine(this.element.querySelector('.typing'));
    this.#composer = new Composer(this.element.querySelector('form'), `Write as ${identity}`);
    this.element.querySelector('.who').textContent = identity;
    this.element.setAttribute('aria-label', `Chat as ${identity}`);
    this.#composer.addEventListener('send', ({ detail }) => this.#send(detail));
    this.#composer.addEventListener('typing', () => this.#conversation?.typing().catch(() => {}));
    this.#topic.addEventListener('change', () => this.#turnTo(this.#topic.value));
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
    return this.#topic.value || null;
  }

  focus() {
    this.#composer.focus();
  }

  /** Connects and goes into a conversation, her last one rather than the one that is offered. */
  enter(offered) {
    this.focus();
    if (!this.#topic.value && offered) {
      this.#turnTo(offered);
    } else {
      this.#enter().catch(() => {});
    }
  }

  /** Lets go of a sandbox that has forgotten everything. */
  startAnew() {
    this.#leave();
    this.#forget();
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

  /** Sends one message after the other, so that they arrive in the order in which they were written. */
  #send({ body, file }) {
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
      await prepared(conversation, body, file).send();
      fate.sent();
    } catch (failure) {
      fate.failed(failure.message);
    }
  }

  /** Returns the conversation, entered: the chosen one, or a new one. */
  #enter() {
    this.#entering ??= this.#goIn().catch((failure) => {
      this.#entering = null;
      this.#entersAlone = false;
      throw failure;
    });
    return this.#entering;
  }

  async #goIn() {
    const client = await this.#connect().client();
    const sid = this.#topic.value;
    const conversation = sid ? await this.#join(client, sid) : await this.#create(client);
    this.#remember(conversation.sid);
    this.#listen(conversation);
    const lastRead = conversation.lastReadMessageIndex;
    await this.#messages.open(conversation, lastRead === null || lastRead === undefined ? null : lastRead + 1);
    this.#conversation = conversation;
    await this.#readers.follow(conversation);
    this.#read();
    return conversation;
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
    this.#forget();
    this.#messages.clear();
    this.#offer();
    this.#say('the conversation is gone; write to begin another');
  }

  #turnTo(sid) {
    this.#leave();
    this.#messages.clear();
    this.#remember(sid);
    this.#offer();
    if (sid) {
      this.#enter().catch(() => {});
    }
  }

  #leave() {
    this.#leaveConversation();
    this.#entering = null;
    this.#conversation = null;
  }

  #leaveConversation() {
    this.#listeners.forEach((stop) => stop());
    this.#listeners = [];
    this.#typing.clear();
    this.#readers.clear();
  }

  /** Tells that everything is read, once somebody has looked for a moment. */
  #read() {
    clearTimeout(this.#glance);
    this.#glance = setTimeout(() => {
      if (this.element.contains(document.activeElement)) {
        this.#conversation?.setAllMessagesRead().catch(() => {});
      }
    }, GLANCE);
  }

  /** Offers what there is. A conversation that was remembered and is no more is not waited for. */
  #offer() {
    const chosen = localStorage.getItem(this.#key) ?? '';
    const open = this.#store.conversations.filter(({ state }) => state !== 'closed');
    const options = open.map((one) => new Option(nameOf(one), one.sid));
    this.#topic.replaceChildren(new Option('a new conversation', ''), ...options);
    if (chosen && !this.#store.conversation(chosen) && this.#conversation?.sid === chosen) {
      this.#topic.append(new Option('this conversation', chosen));
    }
    this.#topic.value = chosen;
    this.#topic.selectedIndex = Math.max(0, this.#topic.selectedIndex);
    if (this.#topic.value && !this.#entering && this.#entersAlone) {
      this.#enter().catch(() => {});
    }
  }

  #remember(sid) {
    sid ? localStorage.setItem(this.#key, sid) : this.#forget();
    this.#topic.value = sid;
    this.dispatchEvent(new Event('change'));
  }

  #forget() {
    localStorage.removeItem(this.#key);
  }

  /** By identity, for all tabs: two of them are one person, in one conversation. */
  get #key() {
    return `parley.chat.${this.#identity}`;
  }

  #say(words) {
    this.element.querySelector('.state').textContent = words;
  }
}

function prepared(conversation, body, file) {
  const message = conversation.prepareMessage().setBody(body);
  // A file of a kind that the browser does not know has an empty type, and Twilio wants one.
  return (file
    ? message.addMedia({ contentType: file.type || 'application/octet-stream', filename: file.name, media: file })
    : message).build();
}
