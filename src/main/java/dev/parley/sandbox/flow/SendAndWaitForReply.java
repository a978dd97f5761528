package dev.parley.sandbox.flow;

import java.time.Duration;

/**
 * Says something and waits for what is said next: leaves by {@code incomingMessage}, {@code timeout} or
 * {@code deliveryFailure}. What was sent is {@code widgets.NAME.outbound}, what came back {@code widgets.NAME.inbound}.
 *
 * <p>Properties read: those of {@link SendMessage}, and {@code timeout}, seconds, an hour where it is absent. Left out:
 * {@code save_response_as}.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/send-wait-reply">Twilio: send and wait for reply</a>
 */
public record SendAndWaitForReply(String name, Transitions exits, MessageTemplate template, Liquid timeout)
        implements Widget {
    static final String TYPE = "send-and-wait-for-reply";

    /** An execution lasts no longer. */
    private static final Duration LONGEST = Duration.ofDays(30);

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void act(WidgetTurn turn) {
        Duration patience = patience(turn.text(timeout));
        turn.listen(message -> {
            turn.keep("inbound", message);
            turn.leave("incomingMessage");
        });
        turn.after(patience, () -> turn.leave("timeout"));
        turn.say(template, "deliveryFailure", () -> {});
    }

    private static Duration patience(String seconds) {
        try {
            Duration patience = Duration.ofSeconds(Long.parseLong(seconds.strip()));
            if (!patience.isNegative() && patience.compareTo(LONGEST) <= 0) {
                return patience;
            }
        } catch (NumberFormatException e) {
            // Answered below, as a number out of range is.
        }
        throw new WidgetFailure(
                "timeout is \"" + WidgetTurn.brief(seconds) + "\": expected seconds, at most " + LONGEST.toSeconds());
    }
}
