package dev.parley.sandbox.fault;

/**
 * Which webhooks a fault waits for.
 *
 * @param event the name of an event or the status that a callback tells; {@code *} for any
 * @param isForHooks whether it can happen to what is asked before the fact
 */
public record EventPattern(String event, boolean isForHooks) {
    public static final String ANY = "*";

    public boolean fits(String sent, boolean isHook) {
        return (isForHooks || !isHook) && (event.equals(ANY) || event.equals(sent));
    }
}
