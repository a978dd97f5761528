import { post } from './api.js';
import { loadSdk } from './sdk.js';

/** How long a renewal that failed waits for its next try. */
const PAUSE = 2000;

/** The SDK's states, in words. */
const STATES = {
  retrying: 'the connection broke; trying again',
  disconnected: 'the connection broke; trying again',
  denied: 'the sandbox refused the token',
};

/** The lifetime of tokens, if the page's address has it: `/?ttl=240` makes their renewal visible. */
const SECONDS = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => name === 'ttl')
  .map(([, seconds]) => ['Ttl', seconds]));

/**
 * The official SDK's client of one user: gets the token, renews it, shows the state of the connection. Dispatches `state` with a
 * short text, and `over` when the client cannot go on.
 */
export class Connection extends EventTarget {
  #identity;
  #client = null;
  #opening = null;
  #isClosed = false;

  constructor(identity) {
    super();
    this.#identity = identity;
  }

  /** Returns the client once it is ready; connects when it is asked for the first time. */
  client() {
    this.#opening ??= this.#open().catch((failure) => {
      this.#end(failure.message);
      throw failure;
    });
    return this.#opening;
  }

  /** Ends the client and its background work. */
  async close() {
    this.#isClosed = true;
    await this.#client?.shutdown().catch(() => {});
  }

  async #open() {
    this.#say('connecting');
    const sdk = await loadSdk();
    const token = await this.#token();
    const client = new sdk.Client(token, {
      logLevel: 'silent',
      twilsock: { uri: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v3/wsconnect` },
    });
    this.#client = client;
    client.on('connectionStateChanged', (state) => this.#say(STATES[state] ?? state));
    client.on('connectionError', ({ terminal, message }) => terminal && this.#end(message));
    client.on('tokenAboutToExpire', () => this.#renew());
    client.on('tokenExpired', () => this.#renew());
    await new Promise((resolve, reject) => {
      client.on('initialized', resolve);
      client.on('initFailed', ({ error }) => reject(new Error(error?.message ?? 'the socket refused the client')));
    });
    if (this.#isClosed) {
      await client.shutdown();
      throw new Error('closed meanwhile');
    }
    this.#say('connected');
    return client;
  }

  async #token() {
    return (await post('/sandbox/token', { Identity: this.#identity, ...SECONDS })).token;
  }

  async #renew() {
    while (!this.#isClosed) {
      try {
        await this.#client.updateToken(await this.#token());
        return;
      } catch (failure) {
        this.#say(`no new token yet: ${failure.message}`);
        await new Promise((later) => setTimeout(later, PAUSE));
      }
    }
  }

  #end(reason) {
    this.#say(`not connected: ${reason}`);
    if (!this.#isClosed) {
      this.close();
      this.dispatchEvent(new Event('over'));
    }
  }

  #say(words) {
    this.dispatchEvent(new CustomEvent('state', { detail: words }));
  }
}
