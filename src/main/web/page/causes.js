/** Which calls a hook of this name can come from, by how their paths go on. */
const PATHS = {
  Conversation: /\/Conversations(\/CH\w+)?$/,
  Participant: /\/(Participants(\/MB\w+)?|MyConversations\/CH\w+)$/,
  Message: /\/Messages(\/IM\w+)?$/,
  User: /\/Users(\/[^/]+)?$/,
};

/** A call that comes later than this after a webhook is not shown as its effect. */
const SOON = 5000;

/** The time of a hook is that of its request, and clocks have milliseconds. */
const TICK = 2;

/**
 * Relates the listed calls and webhooks as cause and effect. A webhook and the response of the call that caused it name the
 * same resource; a hook is sent while its call waits. The sandbox does not know what Parley did because of a webhook: calls
 * that followed in the same conversation are shown as such, not as effects.
 */
export class Causes {
  #all = [];

  add(one) {
    this.#all.push({ ...one, began: Date.parse(one.at) });
  }

  /** Forgets what is no longer listed. */
  keep(most) {
    this.#all.splice(0, Math.max(0, this.#all.length - most));
  }

  clear() {
    this.#all = [];
  }

  /** Returns the call that brought a webhook, if it is known. */
  causeOf(webhook) {
    const told = this.#known(webhook);
    if (!told.event) {
      return undefined;
    }
    return this.#all
      .filter((call) => !call.event && call.method !== 'GET' && call.began <= told.began + TICK && this.#brings(call, told))
      .sort((one, other) => other.began - one.began)[0];
  }

  /** Returns the webhooks that a call brought, as far as it is known. */
  effectsOf(call) {
    return this.#all.filter((one) => one.event && this.causeOf(one)?.key === call.key);
  }

  /** Returns the API calls that followed a webhook in its conversation, until the next one. */
  sequelOf(webhook) {
    const told = this.#known(webhook);
    if (!told.conversation || isHook(told.event)) {
      return [];
    }
    return this.#all.filter((call) => !call.event && call.source === 'API' && call.conversation === told.conversation
      && call.began >= told.began && call.began - told.began <= SOON && this.#lastBefore(call)?.key === told.key);
  }

  #known({ key }) {
    return this.#all.find((one) => one.key === key) ?? {};
  }

  #brings(call, told) {
    if (isHook(told.event)) {
      const [, noun] = /^on([A-Z][a-z]+)/.exec(told.event);
      return PATHS[noun]?.test(call.path) && told.began <= call.began + call.milliseconds + TICK
        && (!told.conversation || told.conversation === call.conversation);
    }
    return Boolean(told.thing) && told.thing === call.thing;
  }

  #lastBefore(call) {
    return this.#all
      .filter((one) => one.event && !isHook(one.event) && one.conversation === call.conversation && one.began <= call.began)
      .sort((one, other) => other.began - one.began)[0];
  }
}

/** Returns whether an event is asked about before it happens: those that happened end in the past tense. */
export function isHook(event) {
  return /^on[A-Z]/.test(event) && !event.endsWith('ed');
}
