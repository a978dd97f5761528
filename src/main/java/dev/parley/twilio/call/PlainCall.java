package dev.parley.twilio.call;

import dev.parley.twilio.operation.Operation;
import dev.parley.twilio.operation.OperationParameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One operation, one request. */
record PlainCall(Operation operation) implements Call {
    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public Map<String, OperationParameter> parameters() {
        return operation.parameters();
    }

    @Override
    public Set<String> missing(Collection<String> given) {
        return operation.missing(given);
    }

    @Override
    public Set<String> needed(Collection<String> given) {
        return operation.needed(given);
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        return calls.call(operation, values);
    }
}
