package dev.parley.sandbox.world;

/**
 * Why a conversation's state changed, as {@code onConversationStateUpdated} names it.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-webhooks#onconversationstateupdated">Twilio</a>
 */
public enum StateReason {
    /** A REST call or an SDK client. */
    API,
    /** A timer was due. */
    TIMER,
    /** A message to an inactive conversation. That Twilio uses this name for it is invented. */
    EVENT
}
