package dev.parley.twilio.call;

import dev.parley.twilio.operation.OperationParameter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a route may call by a name. */
public interface Call {
    /** Returns the name, say {@code conversations/participants/ensure}. */
    String name();

    /** Returns what it may be given, by name. */
    Map<String, OperationParameter> parameters();

    /** Returns what is required and not among these names. */
    Set<String> missing(Collection<String> given);

    /** Returns the names of which one is needed next, beside these; none if it can be called. */
    default Set<String> needed(Collection<String> given) {
        return missing(given).stream().limit(1).collect(Collectors.toSet());
    }

    /**
     * Does it; blocks while Twilio thinks.
     *
     * @param values texts by parameter name; what is absent is left out
     * @return the JSON Twilio gave: a map, or a list of maps
     * @throws CallFailure if it did not succeed
     */
    Object perform(Map<String, List<String>> values, Occasion occasion, TwilioCalls calls);

    /**
     * What a call is made for.
     *
     * @param eventId the event that a route handles; {@code null} where it handles none
     * @param since when the event happened: what it caused is no older; {@code null} where it does not say
     * @param step the route's step that calls, the same each time the event is handled again
     */
    record Occasion(@Nullable String eventId, @Nullable Instant since, String step) {}
}
