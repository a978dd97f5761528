package dev.parley.twilio.operation;

import com.twilio.http.Request;
import dev.parley.twilio.request.RequestCapture;
import dev.parley.twilio.request.Verb;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One operation of twilio-java, say {@code conversations/participants/create}: what it may be given and how it becomes a
 * request. {@link OperationIntrospector} learns it from the library's class.
 *
 * <p>Values are texts by our names; a list has several, everything else has one.
 */
public final class Operation {
    private final String name;
    private final Verb verb;
    private final boolean addsUp;
    private final List<Opening> openings;
    private final Map<OperationParameter, Method> setters;
    private final Map<String, OperationParameter> parameters = new TreeMap<>();

    /**
     * One of the constructors.
     *
     * @param arguments in their order; all are required
     */
    record Opening(Constructor<?> constructor, List<OperationParameter> arguments) {
        Opening {
            arguments = List.copyOf(arguments);
        }
    }

    Operation(String name, Verb verb, List<Opening> openings, Map<OperationParameter, Method> setters) {
        this(name, verb, verb == Verb.CREATE, openings, setters);
    }

    private Operation(
            String name, Verb verb, boolean addsUp, List<Opening> openings, Map<OperationParameter, Method> setters) {
        this.name = name;
        this.verb = verb;
        this.addsUp = addsUp;
        this.openings = openings.stream()
                .sorted(Comparator.comparing((Opening o) -> o.arguments().size())
                        .reversed())
                .toList();
        this.setters = Map.copyOf(setters);
        setters.keySet().forEach(p -> parameters.put(p.name(), p));
        openings.forEach(o -> o.arguments().forEach(p -> parameters.put(p.name(), p)));
    }

    /** Returns this operation as a step of another, one that looks first and may therefore be repeated. */
    public Operation within(String ensure) {
        return new Operation(ensure, verb, false, openings, setters);
    }

    public String name() {
        return name;
    }

    /** Returns whether doing it twice is more than doing it once. */
    public boolean addsUp() {
        return addsUp;
    }

    /** Returns what it may be given, by name. */
    public Map<String, OperationParameter> parameters() {
        return parameters;
    }

    /** Returns the names of what stands in the path, in its order. */
    public List<String> path() {
        return openings.get(0).arguments().stream()
                .filter(argument -> argument.place() == OperationParameter.Place.PATH)
                .map(OperationParameter::name)
                .toList();
    }

    /** Returns the names that go together, a set for each way to call it; those of one of them must be given. */
    public List<Set<String>> openings() {
        return openings.stream().map(o -> missing(o, Set.of())).toList();
    }

    /** Returns the required parameters that are not among these names, in their order; none if it can be called. */
    public Set<String> missing(Collection<String> given) {
        if (opening(given).isPresent()) {
            return Set.of();
        }
        return openings.stream()
                .map(o -> missing(o, given))
                .min(Comparator.comparing(Set::size))
                .orElseThrow();
    }

    /** Returns the names of which one is needed next, beside these: the first that each nearest way to call it lacks. */
    public Set<String> needed(Collection<String> given) {
        int fewest = missing(given).size();
        return fewest == 0
                ? Set.of()
                : openings.stream()
                        .map(o -> missing(o, given))
                        .filter(missing -> missing.size() == fewest)
                        .map(missing -> missing.iterator().next())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Opening opening, Collection<String> given) {
        Set<String> missing = new LinkedHashSet<>();
        opening.arguments().stream()
                .map(OperationParameter::name)
                .filter(n -> !given.contains(n))
                .forEach(missing::add);
        return missing;
    }

    private Optional<Opening> opening(Collection<String> given) {
        return openings.stream().filter(o -> missing(o, given).isEmpty()).findFirst();
    }

    /**
     * Has the library write the request.
     *
     * @throws IllegalArgumentException if a required value is missing or a value cannot be read
     */
    public Request write(Map<String, List<String>> values, RequestCapture dictation) {
        values.forEach((given, texts) -> check(given, texts));
        return writeUnchecked(values, dictation);
    }

    Request writeUnchecked(Map<String, List<String>> values, RequestCapture dictation) {
        Opening opening = opening(values.keySet())
                .orElseThrow(() ->
                        new IllegalArgumentException(String.join(" and ", missing(values.keySet())) + " is missing"));
        Request request = dictation.take(verb, call(opening, values));
        values.forEach((given, texts) -> mend(request, parameter(given), texts));
        return request;
    }

    private void check(String given, List<String> texts) {
        for (String text : texts) {
            try {
                parameter(given).check(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(given + " cannot be sent: " + e.getMessage(), e);
            }
        }
    }

    private OperationParameter parameter(String given) {
        OperationParameter parameter = parameters.get(given);
        if (parameter == null) {
            throw new IllegalArgumentException("there is no parameter " + given);
        }
        return parameter;
    }

    private Object call(Opening opening, Map<String, List<String>> values) {
        Map<String, List<String>> open = new HashMap<>(values);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (OperationParameter argument : opening.arguments()) {
            arguments.add(toLibrary(argument, Objects.requireNonNull(open.remove(argument.name()))));
        }
        try {
            Object call = opening.constructor().newInstance(arguments.toArray());
            for (Map.Entry<String, List<String>> value : open.entrySet()) {
                OperationParameter parameter = parameter(value.getKey());
                Method setter = setters.get(parameter);
                if (setter != null) {
                    setter.invoke(call, toLibrary(parameter, value.getValue()));
                }
            }
            return call;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("twilio-java refused a value", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("twilio-java's " + name + " is not what was learnt of it", e);
        }
    }

    private static @Nullable Object toLibrary(OperationParameter parameter, List<String> texts) {
        // A JSON body is sent as the route wrote it: the library's classes for it would drop what they do not know.
        return parameter.place() == OperationParameter.Place.BODY ? null : parameter.toLibrary(texts);
    }

    // The library drops what it has no place for beside another value, say From beside MessagingServiceSid. It also
    // drops a value that is the text "null", which a person may well write.
    private static void mend(Request request, OperationParameter parameter, List<String> texts) {
        switch (parameter.place()) {
            case BODY -> request.setBody(texts.get(0));
            case FORM -> mend(request.getPostParams(), parameter, texts);
            case QUERY -> mend(request.getQueryParams(), parameter, texts);
            case HEADER -> mend(request.getHeaderParams(), parameter, texts);
            case PATH, NOWHERE -> {}
        }
    }

    private static void mend(Map<String, List<String>> sent, OperationParameter parameter, List<String> texts) {
        if (!sent.containsKey(parameter.wireName()) || texts.contains("null")) {
            sent.put(
                    parameter.wireName(),
                    texts.stream().map(parameter.type()::write).toList());
        }
    }
}
