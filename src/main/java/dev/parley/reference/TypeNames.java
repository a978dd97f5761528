package dev.parley.reference;

import static java.util.stream.Collectors.joining;

import dev.parley.twilio.OperationDirectory;
import dev.parley.twilio.operation.OperationUsage.Field;
import dev.parley.twilio.operation.OperationUsage.Form;
import dev.parley.twilio.operation.OperationUsage.Input;
import dev.parley.twilio.operation.OperationUsage.Kind;
import dev.parley.twilio.operation.OperationUsage.Place;
import dev.parley.twilio.operation.OperationUsage.Shape;
import java.util.List;

/** The names of types and places in the reference, whose introduction explains them. */
final class TypeNames {
    private TypeNames() {}

    /** Returns the type of an input, for example {@code SID or name}. */
    static String of(Input input) {
        String note = Notes.INPUTS.get(input.name());
        if (input.place() == Place.NOWHERE) {
            note = "1 or more; " + OperationDirectory.DEFAULT_LIMIT + " where it is not given";
        }
        return of(input.shape()) + (note == null || input.place() == Place.BODY ? "" : ", " + note);
    }

    /** Returns the type of an object's member, for example {@code whole number}. */
    static String of(Field field) {
        List<String> members = Notes.MEMBERS.get(field.name());
        return of(field.shape())
                + (members == null || field.shape().kind() != Kind.OBJECT ? "" : " of " + code(members));
    }

    /** Returns the type of a value, for example {@code list of text}. */
    private static String of(Shape shape) {
        return (shape.many() ? "list of " : "")
                + (shape.kind() == Kind.ONE_OF ? code(shape.allowed()) : of(shape.kind()));
    }

    private static String of(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case SID -> "SID";
            case SID_OR_NAME -> "SID or name";
            case WHOLE_NUMBER -> "whole number";
            case NUMBER -> "number";
            case TIME -> "time";
            case DATE -> "date";
            case TRUE_OR_FALSE -> code(List.of("true", "false"));
            case URL -> "URL";
            case ADDRESS -> "address";
            case ONE_OF -> "one of several";
            case JSON -> "JSON";
            case OBJECT -> "object";
        };
    }

    /** Returns the place of an input in the request, for example {@code form `Identity`}. */
    static String place(Input input) {
        return switch (input.place()) {
            case BODY -> "the JSON body";
            case NOWHERE -> "not sent";
            case PATH, QUERY, FORM, HEADER -> input.place().word() + " `" + input.wireName() + "`";
        };
    }

    /** Returns the type of the message body after the step. */
    static String of(Form form) {
        return switch (form) {
            case MAP -> "a map, read with `${body[name]}`";
            case LIST_OF_MAPS -> "a list of maps, read with `${body[0][name]}`";
            case EMPTY_MAP -> "an empty map";
        };
    }

    static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(joining(", "));
    }
}
