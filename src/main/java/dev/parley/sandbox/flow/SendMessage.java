package dev.parley.sandbox.flow;

/**
 * Sends a message: leaves by {@code sent}, or by {@code failed}. The sent message is {@code widgets.NAME.outbound}.
 *
 * <p>Properties read: {@code body}, {@code media_url} (one of these two may be missing), {@code from}, {@code to},
 * {@code attributes}. Left out: content templates.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/send-message">Twilio: send message</a>
 */
public record SendMessage(String name, Transitions exits, MessageTemplate template) implements Widget {
    static final String TYPE = "send-message";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void act(WidgetTurn turn) {
        turn.say(template, "failed", () -> turn.leave("sent"));
    }
}
