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
 * Create, where being there already counts as done. Never changes what is there, returns the resource either way, and takes
 * three requests at most, each sent once; so it may be repeated after any failure that time can mend.
 *
 * <p>Asked for at once, the same thing is made once. Where Twilio itself has a name for it, Twilio sees to that; where it has
 * none, we look before we create, and {@link #oneAtATime} keeps two of us from both finding nothing. That holds inside one
 * Parley, which is where events are dispatched, and for a place that is named in one way: a conversation's SID and its
 * unique name are two.
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

    // The operations it is made of are told of under the name of the whole.

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

    /** Returns the values that say where the resource lies: its service, its conversation. */
    final Map<String, List<String>> place(Map<String, List<String>> values) {
        Map<String, List<String>> place = new HashMap<>(values);
        place.keySet().removeIf(name -> {
            OperationParameter parameter = parameters().get(name);
            return parameter == null || parameter.place() != OperationParameter.Place.PATH;
        });
        return place;
    }

    /** Returns the one value of that name, empty text where there is none. */
    static String value(Map<String, List<String>> values, String name) {
        List<String> texts = values.get(name);
        return texts == null || texts.isEmpty() ? "" : texts.get(0);
    }

    /** Creates it, or where Twilio answers with that code, fetches what is there by the name it has. */
    final Map<String, Object> createOrFetch(
            Map<String, List<String>> values, int codeOfBeingThere, String ownName, TwilioCalls calls) {
        String own = value(values, ownName);
        if (!OperationParameter.fitsPath(own)) {
            throw CallFailure.unsent(
                    CallName.of(create, values),
                    ownName + " must be given and fit into a path: no /, ?, #, .. or control character");
        }
        try {
            return calls.call(create, values);
        } catch (CallFailure refused) {
            if (refused.code() != codeOfBeingThere) {
                throw refused;
            }
        }
        return fetchThere(values, own, calls);
    }

    /** Fetches what Twilio has just said is there; where it has gone since, the whole may be repeated. */
    final Map<String, Object> fetchThere(Map<String, List<String>> values, String own, TwilioCalls calls) {
        Map<String, List<String>> there = place(values);
        there.put("sid", List.of(own));
        try {
            return calls.call(fetch, there);
        } catch (CallFailure failure) {
            throw failure.status() == NOT_FOUND ? gone(values, failure) : failure;
        }
    }

    /** Returns the failure of something that was there and is there no longer. */
    final CallFailure gone(Map<String, List<String>> values, CallFailure why) {
        return CallFailure.gone(CallName.of(create, values), why);
    }

    /**
     * Looks and creates while nobody else of us does the same.
     *
     * @param own what makes it the same thing at its place
     */
    final Map<String, Object> oneAtATime(
            Map<String, List<String>> values,
            List<String> own,
            TwilioCalls calls,
            Supplier<Map<String, Object>> lookAndCreate) {
        return calls.turns().take(new KeyedLock.Key(name(), place(values), own), lookAndCreate);
    }
}
