package dev.parley.sandbox.fault;

/**
 * The webhooks that a fault matches.
 *
 * @param event the name of an event or the status of a callback; {@code *} for any
 * @param isForHooks whether it applies to pre-action webhooks
 */
public record EventPattern(String event, boolean isForHooks) {
    public static final String ANY = "*";

    public boolean fits(String sent, boolean isHook) {
        return (isForHooks || !isHook) && (event.equals(ANY) || event.equals(sent));
    }
}
