package dev.parley.twilio.call;

import dev.parley.twilio.operation.OperationParameter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call that a route can make by name. */
public interface Call {
    /** Returns the name, for example {@code conversations/participants/ensure}. */
    String name();

    /** Returns the parameters by name. */
    Map<String, OperationParameter> parameters();

    /** Returns the required parameters that are not among these names. */
    Set<String> missing(Collection<String> given);

    /** Returns the names of which one is required besides these; none if the call is complete. */
    default Set<String> needed(Collection<String> given) {
        return missing(given).stream().limit(1).collect(Collectors.toSet());
    }

    /**
     * Makes the call; blocks until Twilio answers.
     *
     * @param values texts by parameter name
     * @return Twilio's JSON: a map, or a list of maps
     * @throws CallFailure if it did not succeed
     */
    Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls);

    /**
     * The event and the step that a call belongs to.
     *
     * @param eventId the id of the event; {@code null} outside of an event
     * @param since when the event happened, so its effects are not older; {@code null} if unknown
     * @param step the id of the route's step, the same each time the event is handled
     */
    record CallContext(@Nullable String eventId, @Nullable Instant since, String step) {}
}
