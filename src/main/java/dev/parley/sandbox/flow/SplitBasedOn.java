package dev.parley.sandbox.flow;

import java.util.Map;

/**
 * Leaves by the first transition whose conditions all hold, else by {@code noMatch}.
 *
 * <p>That several conditions of one transition must all hold is invented: Studio's page shows one for each.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/split-based">Twilio: split based on</a>
 */
public record SplitBasedOn(String name, Transitions exits) implements Widget {
    static final String TYPE = "split-based-on";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void act(WidgetTurn turn) {
        Map<String, Object> context = turn.context();
        exits.matches().stream()
                .filter(match -> match.conditions().stream().allMatch(condition -> condition.holds(context)))
                .findFirst()
                .ifPresentOrElse(match -> turn.leave("match", match.next()), () -> turn.leave("noMatch"));
    }
}
