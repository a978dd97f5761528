package dev.parley.twilio.call;

import dev.parley.twilio.operation.Operation;
import dev.parley.twilio.operation.OperationParameter;
import dev.parley.twilio.operation.ValueType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A list, read page by page up to {@code limit} records; {@code pageSize} is Twilio's parameter. */
public record ListCall(Operation operation) implements Call {
    public static final String LIMIT = "limit";

    private static final OperationParameter LIMIT_PARAMETER =
            new OperationParameter(LIMIT, LIMIT, OperationParameter.Place.NOWHERE, ValueType.WHOLE_NUMBER);

    /** As many participants as a conversation can have. */
    public static final int DEFAULT_LIMIT = 1000;

    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public Map<String, OperationParameter> parameters() {
        Map<String, OperationParameter> parameters = new TreeMap<>(operation.parameters());
        parameters.put(LIMIT, LIMIT_PARAMETER);
        return parameters;
    }

    @Override
    public Set<String> missing(Collection<String> given) {
        return operation.missing(given);
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        Map<String, List<String>> sent = new HashMap<>(values);
        List<String> limit = sent.remove(LIMIT);
        return calls.list(operation, sent, limit == null ? DEFAULT_LIMIT : limit(limit.get(0), values));
    }

    private int limit(String text, Map<String, List<String>> values) {
        try {
            LIMIT_PARAMETER.check(text);
            return (Integer) LIMIT_PARAMETER.type().read(text);
        } catch (IllegalArgumentException e) {
            throw CallFailure.unsent(CallName.of(operation, values), LIMIT + " cannot be used: " + e.getMessage());
        }
    }
}
