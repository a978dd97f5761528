package dev.parley.twilio.operation;

import java.util.List;
import java.util.Locale;

/**
 * Describes an operation for people and tools.
 *
 * @param name for example {@code conversations/participants/create}
 * @param inputs its parameters: required ones first, then alphabetically
 * @param alternatives sets of inputs of which one must be given completely; empty if there is no such choice
 */
public record OperationUsage(String name, List<Input> inputs, List<List<String>> alternatives, Result result) {
    public OperationUsage {
        inputs = List.copyOf(inputs);
        alternatives = List.copyOf(alternatives);
    }

    /** The kind of a value. */
    public enum Kind {
        TEXT,
        SID,
        SID_OR_NAME,
        WHOLE_NUMBER,
        NUMBER,
        TIME,
        DATE,
        TRUE_OR_FALSE,
        URL,
        ADDRESS,
        ONE_OF,
        JSON,
        OBJECT
    }

    /**
     * The type of a value.
     *
     * @param many whether it is a list
     * @param allowed the values of {@link Kind#ONE_OF}, otherwise empty
     */
    public record Shape(Kind kind, boolean many, List<String> allowed) {
        public Shape {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * A parameter.
     *
     *
     * @param name its name in routes
     * @param wireName its name in requests
     * @param members the members of a JSON object
     */
    public record Input(String name, String wireName, Place place, Shape shape, boolean required, List<Field> members) {
        public Input {
            members = List.copyOf(members);
        }
    }

    /** Where a parameter is in the request. {@code NOWHERE}: it is used by Parley and not sent. */
    public enum Place {
        PATH,
        QUERY,
        FORM,
        HEADER,
        BODY,
        NOWHERE;

        public static Place of(OperationParameter.Place place) {
            return valueOf(place.name());
        }

        /** Returns the word for it, for example {@code path}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A member of a JSON object.
     *
     * @param name with the names of the enclosing objects: {@code content.type}, {@code recipients[].address}
     * @param required whether it must be sent; always false in a response
     */
    public record Field(String name, Shape shape, boolean required) {}

    /** The message body after the call. */
    public record Result(Form form, List<Field> fields) {
        public Result {
            fields = List.copyOf(fields);
        }
    }

    /** The type of the message body. */
    public enum Form {
        MAP,
        LIST_OF_MAPS,
        /** Twilio's response has no body, as after a delete. */
        EMPTY_MAP
    }
}
