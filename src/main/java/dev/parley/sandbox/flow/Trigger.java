package dev.parley.sandbox.flow;

/**
 * Where executions begin, by the event that starts them: {@code incomingConversationMessage} or {@code incomingRequest}.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/trigger-start">Twilio: trigger</a>
 */
public record Trigger(String name, Transitions exits) implements Widget {
    @Override
    public String type() {
        return "trigger";
    }

    @Override
    public void act(WidgetTurn turn) {
        throw new WidgetFailure("a transition leads back to the trigger");
    }
}
