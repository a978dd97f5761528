package dev.parley.twilio.call;

import dev.parley.camel.InvalidRouteException;
import dev.parley.protocol.NearestName;
import dev.parley.twilio.operation.Operation;
import dev.parley.twilio.operation.OperationIntrospector;
import dev.parley.twilio.operation.OperationNames;
import dev.parley.twilio.operation.TwilioLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** All operations, each introspected when it is first used and then cached. */
public final class CallCatalog {
    private final Map<String, Operation> known = new ConcurrentHashMap<>();

    /** Returns the operation of that name, for example {@code users/fetch}, if twilio-java has one. */
    Optional<Operation> find(String name) {
        Operation loaded = known.get(name);
        if (loaded == null) {
            Optional<Operation> found =
                    OperationNames.find(name).map(type -> OperationIntrospector.introspect(name, type));
            found.ifPresent(operation -> known.put(name, operation));
            return found;
        }
        return Optional.of(loaded);
    }

    /**
     * Returns the operation of that name.
     *
     * @throws InvalidRouteException if there is none, with the nearest name
     */
    public Operation get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Returns the call of that name.
     *
     * @throws InvalidRouteException if there is none, with the nearest name
     */
    public Call call(String name) {
        Optional<Call> ensure = EnsureNames.find(name, this);
        return ensure.orElseGet(() -> name.endsWith("/list") ? new ListCall(get(name)) : new PlainCall(get(name)));
    }

    /** Returns the names of the operations introspected so far. */
    public Set<String> loaded() {
        return Set.copyOf(known.keySet());
    }

    /** Returns all names that a route can call, without introspecting them. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(TwilioLibrary.operationNames());
        names.addAll(EnsureNames.all());
        return names;
    }

    /** Returns the failure for an unknown name, with suggestions. */
    private static InvalidRouteException unknown(String name) {
        String resource = verbs(name).isEmpty() ? name.replaceFirst("/[^/]*$", "") : name;
        List<String> verbs = verbs(resource);
        // The nearest name of all may have another verb, so all verbs of the resource are listed.
        String verb = name.substring(Math.min(name.length(), resource.length() + 1));
        return new InvalidRouteException("twilio-api: unknown operation \"" + name + "\"."
                + (verbs.isEmpty() || NearestName.to(verb, verbs).isPresent()
                        ? NearestName.hint(name, names())
                        : " " + resource + " has " + String.join(", ", verbs) + "."));
    }

    private static List<String> verbs(String resource) {
        return names().stream()
                .filter(known -> known.startsWith(resource + "/") && known.indexOf('/', resource.length() + 1) < 0)
                .map(known -> known.substring(resource.length() + 1))
                .toList();
    }
}
