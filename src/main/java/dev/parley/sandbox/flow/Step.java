package dev.parley.sandbox.flow;

import java.util.Map;

/**
 * One widget left behind.
 *
 * @param event by what it was left, say {@code incomingMessage}
 * @param from its name
 * @param to the name of the next, {@code Ended} where there is none
 * @param type what it is, say {@code send-message}
 * @param context what the execution kept by then
 */
public record Step(String event, String from, String to, String type, Map<String, Object> context) {
    /** Where the last step leads to, in Studio's word. */
    public static final String ENDED = "Ended";
}
