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

/** Every operation there is, each learnt when it is first asked for and then remembered. */
public final class CallCatalog {
    private final Map<String, Operation> known = new ConcurrentHashMap<>();

    /** Returns the operation of that name, say {@code users/fetch}, where twilio-java has one. */
    Optional<Operation> find(String name) {
        Operation learnt = known.get(name);
        if (learnt == null) {
            Optional<Operation> found = OperationNames.find(name).map(type -> OperationIntrospector.learn(name, type));
            found.ifPresent(operation -> known.put(name, operation));
            return found;
        }
        return Optional.of(learnt);
    }

    /**
     * Returns the operation of that name.
     *
     * @throws InvalidRouteException that offers the nearest name
     */
    public Operation get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Returns what a route may call by that name.
     *
     * @throws InvalidRouteException that offers the nearest name
     */
    public Call call(String name) {
        Optional<Call> ensure = EnsureNames.find(name, this);
        return ensure.orElseGet(() -> name.endsWith("/list") ? new ListCall(get(name)) : new PlainCall(get(name)));
    }

    /** Returns the names of what has been asked for and learnt so far. */
    public Set<String> learnt() {
        return Set.copyOf(known.keySet());
    }

    /** Returns every name that a route may call, without learning what it takes. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(TwilioLibrary.operationNames());
        names.addAll(EnsureNames.all());
        return names;
    }

    /** Returns what to tell whoever asked for an operation that nobody knows. */
    private static InvalidRouteException unknown(String name) {
        String resource = verbs(name).isEmpty() ? name.replaceFirst("/[^/]*$", "") : name;
        List<String> verbs = verbs(resource);
        // The nearest name of all may be that of another verb: of what there is to choose from, all is said.
        String verb = name.substring(Math.min(name.length(), resource.length() + 1));
        return new InvalidRouteException("twilio-api: there is no operation \"" + name + "\"."
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
