package dev.parley.twilio;

import dev.parley.twilio.call.Call;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.call.ListCall;
import dev.parley.twilio.operation.Operation;
import dev.parley.twilio.operation.OperationNames;
import dev.parley.twilio.operation.OperationParameter;
import dev.parley.twilio.operation.OperationUsage;
import dev.parley.twilio.operation.OperationUsage.Field;
import dev.parley.twilio.operation.OperationUsage.Input;
import dev.parley.twilio.operation.OperationUsage.Kind;
import dev.parley.twilio.operation.OperationUsage.Place;
import dev.parley.twilio.operation.OperationUsage.Shape;
import dev.parley.twilio.operation.ResponseMembers;
import dev.parley.twilio.operation.ValueType;
import dev.parley.twilio.request.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Describes what a route can write after {@code twilio-api:}, from the catalog that the component itself uses. An operation
 * is introspected when it is first used.
 */
public final class OperationDirectory {
    /** The default of a list's {@code limit}. */
    public static final int DEFAULT_LIMIT = ListCall.DEFAULT_LIMIT;

    private static final String ENSURE = "/ensure";

    private final CallCatalog catalog = new CallCatalog();

    /** Returns the names of all operations, sorted. */
    public Set<String> names() {
        return CallCatalog.names();
    }

    /**
     * Returns how the operation of that name is used.
     *
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public OperationUsage usage(String name) {
        Call call = catalog.call(name);
        Operation operation = catalog.get(
                name.endsWith(ENSURE) ? name.substring(0, name.length() - ENSURE.length()) + "/create" : name);
        Set<String> required = required(call);
        List<Input> inputs = call.parameters().values().stream()
                .map(parameter -> input(parameter, required.contains(parameter.name())))
                .sorted(Comparator.comparing((Input input) -> !input.required())
                        .thenComparing(input -> new ArrayList<>(required).indexOf(input.name()))
                        .thenComparing(Input::name))
                .toList();
        Class<?> type = OperationNames.find(operation.name()).orElseThrow();
        return new OperationUsage(
                name,
                inputs,
                alternatives(operation, required),
                ResponseMembers.answer(type, Verb.ofClass(type.getName()).orElseThrow()));
    }

    /** Returns the parameters that are required in every variant, those of the path first and in its order. */
    private static Set<String> required(Call call) {
        Set<String> required = new LinkedHashSet<>();
        Set<String> inOrder = new LinkedHashSet<>(call.missing(Set.of()));
        inOrder.addAll(call.parameters().keySet());
        for (String name : inOrder) {
            Set<String> others = new TreeSet<>(call.parameters().keySet());
            others.remove(name);
            if (call.missing(others).contains(name)) {
                required.add(name);
            }
        }
        return required;
    }

    private static List<List<String>> alternatives(Operation operation, Set<String> required) {
        List<Set<String>> choices = new ArrayList<>();
        for (Set<String> variant : operation.variants()) {
            Set<String> choice = new LinkedHashSet<>(variant);
            choice.removeAll(required);
            choices.add(choice);
        }
        return choices.stream()
                .filter(choice -> choices.stream().noneMatch(less -> less != choice && choice.containsAll(less)))
                .filter(choice -> !choice.isEmpty())
                .map(List::copyOf)
                .toList();
    }

    private static Input input(OperationParameter parameter, boolean required) {
        ValueType type = parameter.type();
        List<Field> members = type.isJsonBody() ? ResponseMembers.of(type.type()) : List.of();
        return new Input(
                parameter.name(),
                parameter.wireName(),
                Place.of(parameter.place()),
                new Shape(
                        kind(parameter),
                        type.many(),
                        type.type().isEnum() ? ResponseMembers.constants(type.type()) : List.of()),
                required,
                members);
    }

    private static Kind kind(OperationParameter parameter) {
        if (parameter.isSid()) {
            return Kind.SID;
        } else if (parameter.mayBeName()) {
            return Kind.SID_OR_NAME;
        }
        // Objects are written as JSON.
        Kind kind = ResponseMembers.shape(parameter.type().type()).kind();
        return kind == Kind.OBJECT ? Kind.JSON : kind;
    }
}
