package dev.parley.twilio.call;

import dev.parley.twilio.operation.Operation;
import dev.parley.twilio.operation.OperationParameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Creates a resource unless it exists. Never changes an existing one, returns the resource in both cases, and needs at most
 * three requests, each sent once; so it can be repeated after any temporary failure.
 *
 * <p>Concurrent calls create a resource once. Where Twilio enforces a unique name, Twilio ensures that; otherwise the list is
 * read before creating, and {@link #oneAtATime} serializes these calls. That holds within one Parley, the dispatcher of
 * events, and for one spelling of the path: a conversation's SID and its unique name count as two.
 */
public abstract class Ensure implements Call {
    private static final int NOT_FOUND = 404;

    private final String resource;
    private final Operation create;
    private final Operation fetch;
    private final Operation list;

    Ensure(String resource, CallCatalog catalog) {
        this.resource = resource;
        this.create = catalog.get(resource + "/create").within(name());
        this.fetch = catalog.get(resource + "/fetch").within(name());
        this.list = catalog.get(resource + "/list").within(name());
    }

    // Failures of these operations carry the name of the ensure call.

    final Operation create() {
        return create;
    }

    final Operation fetch() {
        return fetch;
    }

    final Operation list() {
        return list;
    }

    @Override
    public final String name() {
        return resource + "/ensure";
    }

    @Override
    public final Map<String, OperationParameter> parameters() {
        return create.parameters();
    }

    @Override
    public Set<String> missing(Collection<String> given) {
        return create.missing(given);
    }

    /** Returns the values of the path: the service, the conversation. */
    final Map<String, List<String>> place(Map<String, List<String>> values) {
        Map<String, List<String>> place = new HashMap<>(values);
        place.keySet().removeIf(name -> {
            OperationParameter parameter = parameters().get(name);
            return parameter == null || parameter.place() != OperationParameter.Place.PATH;
        });
        return place;
    }

    /** Returns the first value of that name; empty text if there is none. */
    static String value(Map<String, List<String>> values, String name) {
        List<String> texts = values.get(name);
        return texts == null || texts.isEmpty() ? "" : texts.get(0);
    }

    /** Creates the resource, or, if Twilio answers with that code, fetches the existing one by name. */
    final Map<String, Object> createOrFetch(
            Map<String, List<String>> values, int alreadyExistsCode, String nameParameter, TwilioCalls calls) {
        String identity = value(values, nameParameter);
        if (!OperationParameter.fitsPath(identity)) {
            throw CallFailure.unsent(
                    CallName.of(create, values),
                    nameParameter + " is required and must be valid in a path: no /, ?, #, .. or control character");
        }
        try {
            return calls.call(create, values);
        } catch (CallFailure refused) {
            if (refused.code() != alreadyExistsCode) {
                throw refused;
            }
        }
        return fetchThere(values, identity, calls);
    }

    /** Fetches the existing resource; if it was deleted meanwhile, the whole call can be repeated. */
    final Map<String, Object> fetchThere(Map<String, List<String>> values, String identity, TwilioCalls calls) {
        Map<String, List<String>> there = place(values);
        there.put("sid", List.of(identity));
        try {
            return calls.call(fetch, there);
        } catch (CallFailure failure) {
            throw failure.status() == NOT_FOUND ? gone(values, failure) : failure;
        }
    }

    /** Returns the failure for a resource that existed and was deleted meanwhile. */
    final CallFailure gone(Map<String, List<String>> values, CallFailure why) {
        return CallFailure.gone(CallName.of(create, values), why);
    }

    /**
     * Serializes calls for the same resource.
     *
     * @param identity the values that identify it in its path
     */
    final Map<String, Object> oneAtATime(
            Map<String, List<String>> values,
            List<String> identity,
            TwilioCalls calls,
            Supplier<Map<String, Object>> lookAndCreate) {
        return calls.locks().run(new KeyedLock.Key(name(), place(values), identity), lookAndCreate);
    }
}
