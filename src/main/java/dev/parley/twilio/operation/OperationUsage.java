package dev.parley.twilio.operation;

import java.util.List;
import java.util.Locale;

/**
 * How an operation is used, for whoever describes it.
 *
 * @param name say {@code conversations/participants/create}
 * @param inputs what it may be given: what is required first, then in order of the alphabet
 * @param alternatives of several sets of inputs one must be given whole; empty where there is no such choice
 */
public record OperationUsage(String name, List<Input> inputs, List<List<String>> alternatives, Result result) {
    public OperationUsage {
        inputs = List.copyOf(inputs);
        alternatives = List.copyOf(alternatives);
    }

    /** What a value is. */
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
     * What a value may be.
     *
     * @param many whether it is a list of such
     * @param allowed for {@link Kind#ONE_OF} the values there are, otherwise empty
     */
    public record Shape(Kind kind, boolean many, List<String> allowed) {
        public Shape {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * Something it may be given.
     *
     * @param name what a route calls it
     * @param wireName what Twilio calls it
     * @param members of a JSON object what it may hold
     */
    public record Input(String name, String wireName, Place place, Shape shape, boolean required, List<Field> members) {
        public Input {
            members = List.copyOf(members);
        }
    }

    /** Where in the request something goes. {@code NOWHERE}: it steers Parley and is not sent. */
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

        /** Returns the word for it, say {@code path}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A member of a JSON object.
     *
     * @param name with the names of the objects around it: {@code content.type}, {@code recipients[].address}
     * @param required of what is sent, whether it must be there; of an answer never
     */
    public record Field(String name, Shape shape, boolean required) {}

    /** What becomes of the message's body. */
    public record Result(Form form, List<Field> fields) {
        public Result {
            fields = List.copyOf(fields);
        }
    }

    /** What an answer is in the message's body. */
    public enum Form {
        MAP,
        LIST_OF_MAPS,
        /** Twilio says nothing, as after a delete. */
        EMPTY_MAP
    }
}
