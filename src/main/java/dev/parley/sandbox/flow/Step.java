package dev.parley.sandbox.flow;

import java.util.Map;

/**
 * One step: the transition from a widget to the next.
 *
 * @param event the event by which it was left, such as {@code incomingMessage}
 * @param from the widget's name
 * @param to the name of the next, {@code Ended} after the last
 * @param type the widget's type, such as {@code send-message}
 * @param context a snapshot of the execution's context
 */
public record Step(String event, String from, String to, String type, Map<String, Object> context) {
    /** Studio's name for the end of the last step. */
    public static final String ENDED = "Ended";
}
