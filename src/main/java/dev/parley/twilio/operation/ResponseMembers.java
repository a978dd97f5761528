package dev.parley.twilio.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.twilio.base.ResourceDeleter;
import com.twilio.type.Endpoint;
import com.twilio.type.PhoneNumber;
import dev.parley.twilio.operation.OperationUsage.Field;
import dev.parley.twilio.operation.OperationUsage.Form;
import dev.parley.twilio.operation.OperationUsage.Kind;
import dev.parley.twilio.operation.OperationUsage.Result;
import dev.parley.twilio.operation.OperationUsage.Shape;
import dev.parley.twilio.request.Verb;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON object, from twilio-java's class for it. */
public final class ResponseMembers {
    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(String.class, Kind.TEXT),
            Map.entry(Integer.class, Kind.WHOLE_NUMBER),
            Map.entry(Long.class, Kind.WHOLE_NUMBER),
            Map.entry(BigDecimal.class, Kind.NUMBER),
            Map.entry(Double.class, Kind.NUMBER),
            Map.entry(Float.class, Kind.NUMBER),
            Map.entry(Boolean.class, Kind.TRUE_OR_FALSE),
            Map.entry(ZonedDateTime.class, Kind.TIME),
            Map.entry(LocalDate.class, Kind.DATE),
            Map.entry(URI.class, Kind.URL),
            Map.entry(PhoneNumber.class, Kind.ADDRESS),
            Map.entry(Endpoint.class, Kind.ADDRESS),
            Map.entry(Map.class, Kind.OBJECT),
            Map.entry(Object.class, Kind.OBJECT));

    private ResponseMembers() {}

    /** Returns an operation's response: that of a {@code Creator<Conversation>} is a {@code Conversation}. */
    public static Result answer(Class<?> operation, Verb verb) {
        if (verb == Verb.DELETE && !ResourceDeleter.class.isAssignableFrom(operation)) {
            return new Result(Form.EMPTY_MAP, List.of());
        }
        Type[] types = ((ParameterizedType) operation.getGenericSuperclass()).getActualTypeArguments();
        List<Field> fields = of((Class<?>) types[types.length - 1]).stream()
                .map(field -> new Field(field.name(), field.shape(), false))
                .toList();
        return new Result(verb == Verb.LIST ? Form.LIST_OF_MAPS : Form.MAP, fields);
    }

    /** Returns the members of a class and of its nested objects, sorted by name. */
    public static List<Field> of(Class<?> type) {
        return members(type, "", new LinkedHashSet<>());
    }

    /** Returns the shape of a type. */
    public static Shape shape(Type type) {
        ValueType valueType = ValueType.of(type);
        Class<?> plain = plain(type);
        if (plain.isEnum()) {
            return new Shape(Kind.ONE_OF, valueType.many(), constants(plain));
        }
        Kind kind = valueType.isJsonBody() ? Kind.OBJECT : KINDS.getOrDefault(plain, Kind.TEXT);
        return new Shape(kind, valueType.many(), List.of());
    }

    public static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static Class<?> plain(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            return raw == List.class ? plain(parameterized.getActualTypeArguments()[0]) : raw;
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    private record Member(String name, Type type) {}

    private static List<Field> members(Class<?> type, String prefix, Set<Class<?>> around) {
        List<Field> fields = new ArrayList<>();
        if (!around.add(type)) {
            return fields; // a recursive type
        }
        Set<String> required = required(type);
        declared(type).stream().sorted(Comparator.comparing(Member::name)).forEach(member -> {
            Shape shape = shape(member.type());
            String name = prefix + member.name();
            fields.add(new Field(name, shape, required.contains(member.name())));
            if (ValueType.of(plain(member.type())).isJsonBody()) {
                fields.addAll(members(plain(member.type()), name + (shape.many() ? "[]." : "."), around));
            }
        });
        around.remove(type);
        return fields;
    }

    // A resource declares its members in the constructor for Jackson, a nested object at its fields.
    private static List<Member> declared(Class<?> type) {
        List<Member> members = new ArrayList<>();
        reader(type).ifPresent(constructor -> members.addAll(parameters(constructor)));
        if (members.isEmpty()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                    .forEach(field -> members.add(
                            new Member(field.getAnnotation(JsonProperty.class).value(), field.getGenericType())));
        }
        return members;
    }

    private static Optional<Constructor<?>> reader(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(JsonCreator.class))
                .findFirst();
    }

    private static List<Member> parameters(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(JsonProperty.class))
                .map(parameter -> new Member(
                        parameter.getAnnotation(JsonProperty.class).value(), parameter.getParameterizedType()))
                .toList();
    }

    // Required members are the parameters of the builder's constructor.
    private static Set<String> required(Class<?> type) {
        Set<String> required = new LinkedHashSet<>();
        Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .flatMap(builder -> reader(builder).stream())
                .forEach(constructor -> parameters(constructor).forEach(member -> required.add(member.name())));
        return required;
    }
}
