package dev.parley.sandbox.world;

/**
 * Why a conversation's state changed, as {@code onConversationStateUpdated} names it.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks#onconversationstateupdated">Twilio</a>
 */
public enum StateReason {
    /** Somebody asked for it. */
    API,
    /** A timer was due. */
    TIMER,
    /** A message came to an inactive conversation. That this is what Twilio calls so is invented. */
    EVENT
}
