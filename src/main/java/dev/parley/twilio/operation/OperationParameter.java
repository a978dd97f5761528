package dev.parley.twilio.operation;

import dev.parley.protocol.Sid;
import dev.parley.twilio.request.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parameter of an operation.
 *
 * @param name its name in routes: Twilio's name in lower camel case, for example {@code messagingBinding.address}
 * @param wireName its name in the request, for example {@code MessagingBinding.Address}
 * @param mayBeName whether Twilio accepts a name in place of a SID: a unique name, an identity, an address
 */
public record OperationParameter(String name, String wireName, Place place, ValueType type, boolean mayBeName) {
    /** Where it is in the request. {@code NOWHERE}: it is used by Parley and not sent. */
    public enum Place {
        PATH,
        QUERY,
        FORM,
        HEADER,
        BODY,
        NOWHERE
    }

    /** Resources for which Twilio accepts a name in place of their SID. */
    private static final Set<String> NAMED = Set.of("Conversation", "Participant", "User", "AddressConfiguration");

    /** Texts that Twilio parses as a JSON object, and that are plain texts in its library. */
    private static final Set<String> JSON_TEXTS = Set.of("attributes", "contentVariables", "participant");

    public OperationParameter(String name, String wireName, Place place, ValueType type) {
        this(name, wireName, place, type, false);
    }

    /** Creates the parameter for a name found in a request. */
    static OperationParameter of(String wireName, Place place, ValueType type) {
        return new OperationParameter(nameOf(wireName), wireName, place, type);
    }

    /** Creates the parameter for a name found in the path of a resource, for example {@code Participant}. */
    static OperationParameter inPath(String wireName, ValueType type, String resource) {
        String owner = wireName.equals("Sid") ? resource : wireName.replaceFirst("Sid$", "");
        return new OperationParameter(nameOf(wireName), wireName, Place.PATH, type, NAMED.contains(owner));
    }

    /** Returns a parameter's name in routes: each part in lower camel case; bounds of ranges in words. */
    public static String nameOf(String wireName) {
        return Arrays.stream(wireName.split("\\.", -1))
                .map(part -> part.replace("-", "").replace("<", "Before").replace(">", "After"))
                .map(part -> part.isEmpty() ? part : part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("."));
    }

    /**
     * Checks one value.
     *
     * @throws IllegalArgumentException if it is not valid, with what was expected
     */
    public void check(String text) {
        type.read(text);
        if (place != Place.BODY && isSid()) {
            if (!Sid.SHAPE.matcher(text).matches()) {
                throw new IllegalArgumentException("expected a SID, two letters and 32 hex digits");
            }
        }
        if (JSON_TEXTS.contains(name)) {
            Json.checkObject(text);
        }
        if (place == Place.PATH) {
            checkPathValue(text);
        }
        if ((place == Place.NOWHERE || name.equals("pageSize")) && ((Number) type.read(text)).longValue() < 1) {
            throw new IllegalArgumentException("expected 1 or more");
        }
        if (place == Place.HEADER && text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("expected printable ASCII, since it is sent as a header");
        }
    }

    /** Returns whether it must be a SID. */
    public boolean isSid() {
        boolean named = name.equals("sid") || name.endsWith("Sid");
        return named && type.isText() && !mayBeName;
    }

    /** Returns whether Twilio parses it as JSON. */
    public boolean isJson() {
        return type.isJson() || JSON_TEXTS.contains(name);
    }

    // The library escapes only between slashes: these characters would change the path.
    private static void checkPathValue(String text) {
        if (!fitsPath(text)) {
            throw new IllegalArgumentException(
                    "expected a value that is valid in a path: not empty, and no /, ?, #, .. or control character");
        }
    }

    /** Returns whether the text can be one segment of a path. */
    public static boolean fitsPath(String text) {
        return !text.isBlank()
                && !text.equals(".")
                && !text.contains("..")
                && text.chars()
                        .noneMatch(c -> c == '/' || c == '?' || c == '#' || c == '\\' || Character.isISOControl(c));
    }

    /** Returns the argument for twilio-java's constructor or setter. */
    Object toLibrary(List<String> texts) {
        return type.many() ? texts.stream().map(type::read).toList() : type.read(texts.get(0));
    }

    static Set<String> names(Collection<OperationParameter> parameters) {
        return parameters.stream().map(OperationParameter::name).collect(Collectors.toSet());
    }
}
