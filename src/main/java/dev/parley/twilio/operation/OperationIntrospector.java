package dev.parley.twilio.operation;

import com.twilio.http.Request;
import dev.parley.twilio.operation.Operation.Variant;
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
 * Finds the parameters of an operation by having twilio-java write requests that are never sent: one with all arguments, one
 * without each argument, one with each setter. The difference shows the parameter's name in the request.
 */
public final class OperationIntrospector {
    private static final RequestCapture CAPTURE = new RequestCapture(new TwilioSettings(
            "AC" + "0".repeat(32), "nobody", "", null, null, null, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    private final Class<?> type;
    private final Verb verb;

    private OperationIntrospector(Class<?> type) {
        this.type = type;
        this.verb = Verb.ofClass(type.getName()).orElseThrow();
    }

    /** Introspects a class such as {@code ParticipantCreator}. */
    public static Operation introspect(String name, Class<?> type) {
        OperationIntrospector run = new OperationIntrospector(type);
        List<Variant> variants = new ArrayList<>();
        // Java returns them in no particular order.
        Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparing(Constructor::toGenericString))
                .forEach(constructor -> run.variant(constructor).ifPresent(variants::add));
        Variant shortest = variants.stream()
                .min(Comparator.comparing(o -> o.arguments().size()))
                .orElseThrow(() -> new IllegalStateException("twilio-java's " + type + " has no constructor we know"));
        return new Operation(name, run.verb, variants, run.setters(shortest));
    }

    /** Introspects a constructor; empty for one that only offers a shorter way to write a list. */
    private Optional<Variant> variant(Constructor<?> constructor) {
        Type[] types = constructor.getGenericParameterTypes();
        List<@Nullable Object> samples = samples(types);
        RequestShape whole = new RequestShape(request(construct(constructor, samples)));
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
        return Optional.of(new Variant(constructor, arguments));
    }

    private Optional<OperationParameter> argument(
            Constructor<?> constructor,
            List<@Nullable Object> samples,
            int i,
            ValueType valueType,
            RequestShape whole) {
        List<@Nullable Object> without = new ArrayList<>(samples);
        without.set(i, null);
        RequestShape other;
        try {
            other = new RequestShape(request(construct(constructor, without)));
        } catch (NullPointerException e) {
            return Optional.of(pathParameter(construct(constructor, samples), samples.get(i), valueType));
        }
        if (!other.path().equals(whole.path())) {
            return Optional.of(pathParameter(construct(constructor, samples), samples.get(i), valueType));
        }
        return whole.beyond(other, valueType);
    }

    // A path has values without names; the library's field has the name.
    private OperationParameter pathParameter(Object call, @Nullable Object sample, ValueType valueType) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().startsWith("path") && sample != null && sample.equals(valueOf(field, call))) {
                return OperationParameter.inPath(field.getName().substring("path".length()), valueType, resource());
            }
        }
        throw new IllegalStateException("twilio-java's " + type + " has a path value without a field");
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

    private Map<OperationParameter, Method> setters(Variant variant) {
        List<@Nullable Object> samples = samples(variant.constructor().getGenericParameterTypes());
        for (int i = 0; i < samples.size(); i++) {
            if (variant.arguments().get(i).place() != Place.PATH) {
                samples.set(i, null);
            }
        }
        RequestShape bare = new RequestShape(request(construct(variant.constructor(), samples)));
        Map<OperationParameter, Method> setters = new LinkedHashMap<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> m.getName().startsWith("set") && m.getParameterCount() == 1)
                // A setter for a list wins over one for a single value, and a setter for another type over one for a
                // text:
                // the library turns a text that is not a URL into null.
                .sorted(Comparator.comparing((Method m) -> m.getParameterTypes()[0] != List.class)
                        .thenComparing(m -> m.getParameterTypes()[0] == String.class)
                        .thenComparing(Method::getName))
                .forEach(setter -> {
                    Object call = construct(variant.constructor(), samples);
                    parameter(call, setter, bare).ifPresent(found -> {
                        Set<String> known = OperationParameter.names(setters.keySet());
                        if (!known.contains(found.name())) {
                            setters.put(found, setter);
                        }
                    });
                });
        return setters;
    }

    private Optional<OperationParameter> parameter(Object call, Method setter, RequestShape bare) {
        ValueType valueType = ValueType.of(setter.getGenericParameterTypes()[0]);
        if (valueType.isJsonBody()) {
            return Optional.of(new OperationParameter("body", "body", Place.BODY, valueType));
        }
        try {
            setter.invoke(call, sample(valueType, "1"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("twilio-java's " + setter + " cannot be called", e);
        }
        return new RequestShape(request(call)).beyond(bare, valueType);
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
        return CAPTURE.take(verb, call);
    }

    /** The path of a request and the names of its parameters. */
    private record RequestShape(String path, Set<String> query, Set<String> form, Set<String> headers) {
        RequestShape(Request request) {
            this(
                    request.getUrl(),
                    Set.copyOf(request.getQueryParams().keySet()),
                    Set.copyOf(request.getPostParams().keySet()),
                    Set.copyOf(request.getHeaderParams().keySet()));
        }

        /** Returns the parameter that this request has and the other one does not. */
        Optional<OperationParameter> beyond(RequestShape other, ValueType valueType) {
            return first(query, other.query, Place.QUERY, valueType)
                    .or(() -> first(form, other.form, Place.FORM, valueType))
                    .or(() -> first(headers, other.headers, Place.HEADER, valueType));
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
