package dev.parley.twilio;

import com.twilio.http.Request;
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
 * request. {@link DryRun} learns it from the library's class.
 *
 * <p>Values are texts by our names; a list has several, everything else has one.
 */
final class Operation {
    private final String name;
    private final Verb verb;
    private final boolean addsUp;
    private final List<Opening> openings;
    private final Map<Parameter, Method> setters;
    private final Map<String, Parameter> parameters = new TreeMap<>();

    /**
     * One of the constructors.
     *
     * @param arguments in their order; all are required
     */
    record Opening(Constructor<?> constructor, List<Parameter> arguments) {
        Opening {
            arguments = List.copyOf(arguments);
        }
    }

    Operation(String name, Verb verb, List<Opening> openings, Map<Parameter, Method> setters) {
        this(name, verb, verb == Verb.CREATE, openings, setters);
    }

    private Operation(String name, Verb verb, boolean addsUp, List<Opening> openings, Map<Parameter, Method> setters) {
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
    Operation within(String ensure) {
        return new Operation(ensure, verb, false, openings, setters);
    }

    String name() {
        return name;
    }

    /** Returns whether doing it twice is more than doing it once. */
    boolean addsUp() {
        return addsUp;
    }

    /** Returns what it may be given, by name. */
    Map<String, Parameter> parameters() {
        return parameters;
    }

    /** Returns the names of what stands in the path, in its order. */
    List<String> path() {
        return openings.get(0).arguments().stream()
                .filter(argument -> argument.place() == Parameter.Place.PATH)
                .map(Parameter::name)
                .toList();
    }

    /** Returns the names that go together, a set for each way to call it; those of one of them must be given. */
    List<Set<String>> openings() {
        return openings.stream().map(o -> missing(o, Set.of())).toList();
    }

    /** Returns the required parameters that are not among these names, in their order; none if it can be called. */
    Set<String> missing(Collection<String> given) {
        if (opening(given).isPresent()) {
            return Set.of();
        }
        return openings.stream()
                .map(o -> missing(o, given))
                .min(Comparator.comparing(Set::size))
                .orElseThrow();
    }

    /** Returns the names of which one is needed next, beside these: the first that each nearest way to call it lacks. */
    Set<String> needed(Collection<String> given) {
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
                .map(Parameter::name)
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
    Request write(Map<String, List<String>> values, Dictation dictation) {
        values.forEach((given, texts) -> check(given, texts));
        return writeUnchecked(values, dictation);
    }

    Request writeUnchecked(Map<String, List<String>> values, Dictation dictation) {
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

    private Parameter parameter(String given) {
        Parameter parameter = parameters.get(given);
        if (parameter == null) {
            throw new IllegalArgumentException("there is no parameter " + given);
        }
        return parameter;
    }

    private Object call(Opening opening, Map<String, List<String>> values) {
        Map<String, List<String>> open = new HashMap<>(values);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Parameter argument : opening.arguments()) {
            arguments.add(toLibrary(argument, Objects.requireNonNull(open.remove(argument.name()))));
        }
        try {
            Object call = opening.constructor().newInstance(arguments.toArray());
            for (Map.Entry<String, List<String>> value : open.entrySet()) {
                Parameter parameter = parameter(value.getKey());
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

    private static @Nullable Object toLibrary(Parameter parameter, List<String> texts) {
        // A JSON body is sent as the route wrote it: the library's classes for it would drop what they do not know.
        return parameter.place() == Parameter.Place.BODY ? null : parameter.toLibrary(texts);
    }

    // The library drops what it has no place for beside another value, say From beside MessagingServiceSid. It also
    // drops a value that is the text "null", which a person may well write.
    private static void mend(Request request, Parameter parameter, List<String> texts) {
        switch (parameter.place()) {
            case BODY -> request.setBody(texts.get(0));
            case FORM -> mend(request.getPostParams(), parameter, texts);
            case QUERY -> mend(request.getQueryParams(), parameter, texts);
            case HEADER -> mend(request.getHeaderParams(), parameter, texts);
            case PATH, NOWHERE -> {}
        }
    }

    private static void mend(Map<String, List<String>> sent, Parameter parameter, List<String> texts) {
        if (!sent.containsKey(parameter.wireName()) || texts.contains("null")) {
            sent.put(
                    parameter.wireName(),
                    texts.stream().map(parameter.type()::write).toList());
        }
    }
}
