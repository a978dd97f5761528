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
 * One operation of twilio-java, for example {@code conversations/participants/create}: its parameters and how it becomes a
 * request. {@link OperationIntrospector} creates it from the library's class.
 *
 * <p>Values are texts by parameter name; a list has several, any other parameter one.
 */
public final class Operation {
    private final String name;
    private final Verb verb;
    private final boolean creates;
    private final List<Variant> variants;
    private final Map<OperationParameter, Method> setters;
    private final Map<String, OperationParameter> parameters = new TreeMap<>();

    /**
     * One of the constructors.
     *
     * @param arguments in order; all are required
     */
    record Variant(Constructor<?> constructor, List<OperationParameter> arguments) {
        Variant {
            arguments = List.copyOf(arguments);
        }
    }

    Operation(String name, Verb verb, List<Variant> variants, Map<OperationParameter, Method> setters) {
        this(name, verb, verb == Verb.CREATE, variants, setters);
    }

    private Operation(
            String name, Verb verb, boolean creates, List<Variant> variants, Map<OperationParameter, Method> setters) {
        this.name = name;
        this.verb = verb;
        this.creates = creates;
        this.variants = variants.stream()
                .sorted(Comparator.comparing((Variant v) -> v.arguments().size())
                        .reversed())
                .toList();
        this.setters = Map.copyOf(setters);
        setters.keySet().forEach(p -> parameters.put(p.name(), p));
        variants.forEach(o -> o.arguments().forEach(p -> parameters.put(p.name(), p)));
    }

    /** Returns this operation as a part of an ensure call, which can be repeated. */
    public Operation within(String ensure) {
        return new Operation(ensure, verb, false, variants, setters);
    }

    public String name() {
        return name;
    }

    /** Returns whether it creates a resource, so that it is not idempotent. */
    public boolean creates() {
        return creates;
    }

    /** Returns the parameters by name. */
    public Map<String, OperationParameter> parameters() {
        return parameters;
    }

    /** Returns the names of the path's parameters, in order. */
    public List<String> path() {
        return variants.get(0).arguments().stream()
                .filter(argument -> argument.place() == OperationParameter.Place.PATH)
                .map(OperationParameter::name)
                .toList();
    }

    /** Returns the required names of each variant; those of one variant must be given. */
    public List<Set<String>> variants() {
        return variants.stream().map(o -> missing(o, Set.of())).toList();
    }

    /** Returns the required parameters that are not among these names, in order; none if the call is complete. */
    public Set<String> missing(Collection<String> given) {
        if (variant(given).isPresent()) {
            return Set.of();
        }
        return variants.stream()
                .map(o -> missing(o, given))
                .min(Comparator.comparing(Set::size))
                .orElseThrow();
    }

    /** Returns the names of which one is required besides these: the first that each nearest variant lacks. */
    public Set<String> needed(Collection<String> given) {
        int fewest = missing(given).size();
        return fewest == 0
                ? Set.of()
                : variants.stream()
                        .map(o -> missing(o, given))
                        .filter(missing -> missing.size() == fewest)
                        .map(missing -> missing.iterator().next())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Variant variant, Collection<String> given) {
        Set<String> missing = new LinkedHashSet<>();
        variant.arguments().stream()
                .map(OperationParameter::name)
                .filter(n -> !given.contains(n))
                .forEach(missing::add);
        return missing;
    }

    private Optional<Variant> variant(Collection<String> given) {
        return variants.stream().filter(o -> missing(o, given).isEmpty()).findFirst();
    }

    /**
     * Writes the request with the library.
     *
     *
     * @throws IllegalArgumentException if a required value is missing or a value is not valid
     */
    public Request write(Map<String, List<String>> values, RequestCapture capture) {
        values.forEach((given, texts) -> check(given, texts));
        return writeUnchecked(values, capture);
    }

    Request writeUnchecked(Map<String, List<String>> values, RequestCapture capture) {
        Variant variant = variant(values.keySet())
                .orElseThrow(() ->
                        new IllegalArgumentException(String.join(" and ", missing(values.keySet())) + " is missing"));
        Request request = capture.take(verb, call(variant, values));
        values.forEach((given, texts) -> restore(request, parameter(given), texts));
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
            throw new IllegalArgumentException("unknown parameter " + given);
        }
        return parameter;
    }

    private Object call(Variant variant, Map<String, List<String>> values) {
        Map<String, List<String>> open = new HashMap<>(values);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (OperationParameter argument : variant.arguments()) {
            arguments.add(toLibrary(argument, Objects.requireNonNull(open.remove(argument.name()))));
        }
        try {
            Object call = variant.constructor().newInstance(arguments.toArray());
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
            throw new IllegalStateException("twilio-java's " + name + " cannot be called as introspected", e);
        }
    }

    private static @Nullable Object toLibrary(OperationParameter parameter, List<String> texts) {
        // A JSON body is sent as written: the library's classes would drop unknown members.
        return parameter.place() == OperationParameter.Place.BODY ? null : parameter.toLibrary(texts);
    }

    // The library drops some values in the presence of others, for example From with MessagingServiceSid. It also drops
    // the
    // text "null", which is a valid value.
    private static void restore(Request request, OperationParameter parameter, List<String> texts) {
        switch (parameter.place()) {
            case BODY -> request.setBody(texts.get(0));
            case FORM -> restore(request.getPostParams(), parameter, texts);
            case QUERY -> restore(request.getQueryParams(), parameter, texts);
            case HEADER -> restore(request.getHeaderParams(), parameter, texts);
            case PATH, NOWHERE -> {}
        }
    }

    private static void restore(Map<String, List<String>> sent, OperationParameter parameter, List<String> texts) {
        if (!sent.containsKey(parameter.wireName()) || texts.contains("null")) {
            sent.put(
                    parameter.wireName(),
                    texts.stream().map(parameter.type()::write).toList());
        }
    }
}
