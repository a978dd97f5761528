package dev.parley.sandbox.flow;

import java.time.Duration;

/**
 * Sends a message and waits for the reply: leaves by {@code incomingMessage}, {@code timeout} or
 * {@code deliveryFailure}. The sent message is {@code widgets.NAME.outbound}, the reply {@code widgets.NAME.inbound}.
 *
 * <p>Properties read: those of {@link SendMessage}, and {@code timeout}, seconds, absent: an hour. Left out:
 * {@code save_response_as}.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/send-wait-reply">Twilio: send and wait for reply</a>
 */
public record SendAndWaitForReply(String name, Transitions exits, MessageTemplate template, Liquid timeout)
        implements Widget {
    static final String TYPE = "send-and-wait-for-reply";

    /** An execution's longest duration. */
    private static final Duration LONGEST = Duration.ofDays(30);

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void act(WidgetTurn turn) {
        Duration limit = limit(turn.text(timeout));
        turn.listen(message -> {
            turn.keep("inbound", message);
            turn.leave("incomingMessage");
        });
        turn.after(limit, () -> turn.leave("timeout"));
        turn.say(template, "deliveryFailure", () -> {});
    }

    private static Duration limit(String seconds) {
        try {
            Duration limit = Duration.ofSeconds(Long.parseLong(seconds.strip()));
            if (!limit.isNegative() && limit.compareTo(LONGEST) <= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new WidgetFailure(
                "timeout is \"" + WidgetTurn.brief(seconds) + "\": expected seconds, at most " + LONGEST.toSeconds());
    }
}
