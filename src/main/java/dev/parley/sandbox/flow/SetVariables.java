package dev.parley.sandbox.flow;

import java.util.List;

/**
 * Sets values under {@code flow.variables}, one after the other, so that a later one may use an earlier one.
 *
 * <p>Properties read: {@code variables}, of which each has {@code key}, {@code value} and maybe {@code type}: with
 * {@code json_object} the value is read as JSON. That Studio uses this name is unconfirmed.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/set-variables">Twilio: set variables</a>
 */
public record SetVariables(String name, Transitions exits, List<Variable> variables) implements Widget {
    static final String TYPE = "set-variables";

    public SetVariables {
        variables = List.copyOf(variables);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void act(WidgetTurn turn) {
        for (Variable variable : variables) {
            String value = turn.text(variable.value());
            turn.setVariable(variable.key(), variable.isJson() ? parsed(variable.key(), value) : value);
        }
        turn.leave("next");
    }

    private static Object parsed(String key, String value) {
        return LiquidJson.read(value).orElseThrow(() -> new WidgetFailure("variable " + key + " is not valid JSON"));
    }

    /** One variable. */
    record Variable(String key, Liquid value, boolean isJson) {}
}
