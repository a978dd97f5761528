package dev.parley.twilio.operation;

import com.twilio.http.Request;
import dev.parley.twilio.operation.Operation.Opening;
import dev.parley.twilio.operation.OperationParameter.Place;
import dev.parley.twilio.request.RequestCapture;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.request.Verb;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns what an operation may be given by letting twilio-java write requests that are never sent: one with everything,
 * one without each argument, one with each setter. What the difference shows is the parameter's name on the wire.
 */
public final class OperationIntrospector {
    private static final RequestCapture NOWHERE = new RequestCapture(new TwilioSettings(
            "AC" + "0".repeat(32), "nobody", "", null, null, null, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    private final Class<?> type;
    private final Verb verb;

    private OperationIntrospector(Class<?> type) {
        this.type = type;
        this.verb = Verb.ofClass(type.getName()).orElseThrow();
    }

    /** Learns the operation of that name from a class such as {@code ParticipantCreator}. */
    public static Operation learn(String name, Class<?> type) {
        OperationIntrospector run = new OperationIntrospector(type);
        List<Opening> openings = new ArrayList<>();
        // Java lists them in no order.
        Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparing(Constructor::toGenericString))
                .forEach(constructor -> run.opening(constructor).ifPresent(openings::add));
        Opening shortest = openings.stream()
                .min(Comparator.comparing(o -> o.arguments().size()))
                .orElseThrow(() -> new IllegalStateException("twilio-java's " + type + " has no constructor we know"));
        return new Operation(name, run.verb, openings, run.setters(shortest));
    }

    /** Learns a constructor; empty for one that offers a shorter way to write a list. */
    private Optional<Opening> opening(Constructor<?> constructor) {
        Type[] types = constructor.getGenericParameterTypes();
        List<@Nullable Object> samples = samples(types);
        Sight whole = new Sight(request(construct(constructor, samples)));
        List<OperationParameter> arguments = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            ValueType valueType = ValueType.of(types[i]);
            Optional<OperationParameter> argument = valueType.isJsonBody()
                    ? Optional.of(new OperationParameter("body", "body", Place.BODY, valueType))
                    : argument(constructor, samples, i, valueType, whole);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        }
        return Optional.of(new Opening(constructor, arguments));
    }

    private Optional<OperationParameter> argument(
            Constructor<?> constructor, List<@Nullable Object> samples, int i, ValueType valueType, Sight whole) {
        List<@Nullable Object> without = new ArrayList<>(samples);
        without.set(i, null);
        Sight lesser;
        try {
            lesser = new Sight(request(construct(constructor, without)));
        } catch (NullPointerException e) {
            return Optional.of(pathParameter(construct(constructor, samples), samples.get(i), valueType));
        }
        if (!lesser.path().equals(whole.path())) {
            return Optional.of(pathParameter(construct(constructor, samples), samples.get(i), valueType));
        }
        return whole.beyond(lesser, valueType);
    }

    // A path holds values without names; the library's own field has the name.
    private OperationParameter pathParameter(Object call, @Nullable Object sample, ValueType valueType) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().startsWith("path") && sample != null && sample.equals(valueOf(field, call))) {
                return OperationParameter.inPath(field.getName().substring("path".length()), valueType, resource());
            }
        }
        throw new IllegalStateException("twilio-java's " + type + " has a path value that no field holds");
    }

    // ParticipantFetcher reads a Participant.
    private String resource() {
        return type.getSimpleName().replaceFirst("(Creator|Fetcher|Reader|Updater|Deleter)$", "");
    }

    private static @Nullable Object valueOf(Field field, Object call) {
        try {
            field.setAccessible(true);
            return field.get(call);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("twilio-java's " + field + " cannot be read", e);
        }
    }

    private Map<OperationParameter, Method> setters(Opening opening) {
        List<@Nullable Object> samples = samples(opening.constructor().getGenericParameterTypes());
        for (int i = 0; i < samples.size(); i++) {
            if (opening.arguments().get(i).place() != Place.PATH) {
                samples.set(i, null);
            }
        }
        Sight bare = new Sight(request(construct(opening.constructor(), samples)));
        Map<OperationParameter, Method> setters = new LinkedHashMap<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> m.getName().startsWith("set") && m.getParameterCount() == 1)
                // Where there is a setter for one and one for many, many is the true shape; where there is one
                // for a text, the other is: the library turns a text that is no URL into nothing at all.
                .sorted(Comparator.comparing((Method m) -> m.getParameterTypes()[0] != List.class)
                        .thenComparing(m -> m.getParameterTypes()[0] == String.class)
                        .thenComparing(Method::getName))
                .forEach(setter -> {
                    Object call = construct(opening.constructor(), samples);
                    parameter(call, setter, bare).ifPresent(found -> {
                        Set<String> known = OperationParameter.names(setters.keySet());
                        if (!known.contains(found.name())) {
                            setters.put(found, setter);
                        }
                    });
                });
        return setters;
    }

    private Optional<OperationParameter> parameter(Object call, Method setter, Sight bare) {
        ValueType valueType = ValueType.of(setter.getGenericParameterTypes()[0]);
        if (valueType.isJsonBody()) {
            return Optional.of(new OperationParameter("body", "body", Place.BODY, valueType));
        }
        try {
            setter.invoke(call, sample(valueType, "1"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("twilio-java's " + setter + " cannot be called", e);
        }
        return new Sight(request(call)).beyond(bare, valueType);
    }

    private static List<@Nullable Object> samples(Type[] types) {
        List<@Nullable Object> samples = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            samples.add(sample(ValueType.of(types[i]), "sample" + i));
        }
        return samples;
    }

    private static @Nullable Object sample(ValueType valueType, String text) {
        if (valueType.isJsonBody()) {
            return null;
        }
        Object sample = valueType.read(valueType.isText() ? text : valueType.sample());
        return valueType.many() ? List.of(sample) : sample;
    }

    private static Object construct(Constructor<?> constructor, List<@Nullable Object> arguments) {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NullPointerException missing) {
                throw missing;
            }
            throw new IllegalStateException("twilio-java's " + constructor + " refused a sample", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("twilio-java's " + constructor + " cannot be called", e);
        }
    }

    private Request request(Object call) {
        return NOWHERE.take(verb, call);
    }

    /** What a request shows. */
    private record Sight(String path, Set<String> query, Set<String> form, Set<String> headers) {
        Sight(Request request) {
            this(
                    request.getUrl(),
                    Set.copyOf(request.getQueryParams().keySet()),
                    Set.copyOf(request.getPostParams().keySet()),
                    Set.copyOf(request.getHeaderParams().keySet()));
        }

        /** Returns the parameter that this request has and that one has not. */
        Optional<OperationParameter> beyond(Sight lesser, ValueType valueType) {
            return first(query, lesser.query, Place.QUERY, valueType)
                    .or(() -> first(form, lesser.form, Place.FORM, valueType))
                    .or(() -> first(headers, lesser.headers, Place.HEADER, valueType));
        }

        private static Optional<OperationParameter> first(
                Set<String> more, Set<String> less, Place place, ValueType type) {
            return more.stream()
                    .filter(wireName -> !less.contains(wireName))
                    .findFirst()
                    .map(wireName -> OperationParameter.of(wireName, place, type));
        }
    }
}
