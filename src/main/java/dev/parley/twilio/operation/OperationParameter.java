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
 * Something an operation may be given.
 *
 * @param name what routes call it: Twilio's name with a small first letter, say {@code messagingBinding.address}
 * @param wireName Twilio's name as it stands in the request, say {@code MessagingBinding.Address}
 * @param mayBeName whether it is a SID or, in its stead, a name: a unique name, an identity, an address
 */
public record OperationParameter(String name, String wireName, Place place, ValueType type, boolean mayBeName) {
    /** Where in the request it goes. {@code NOWHERE}: it steers us and is not sent. */
    public enum Place {
        PATH,
        QUERY,
        FORM,
        HEADER,
        BODY,
        NOWHERE
    }

    /** The resources of which Twilio takes a name where their SID could stand. */
    private static final Set<String> NAMED = Set.of("Conversation", "Participant", "User", "AddressConfiguration");

    /** Texts that Twilio reads as a JSON object; its library knows them as texts only. */
    private static final Set<String> JSON_TEXTS = Set.of("attributes", "contentVariables", "participant");

    public OperationParameter(String name, String wireName, Place place, ValueType type) {
        this(name, wireName, place, type, false);
    }

    /** Makes the parameter of a name found in a request. */
    static OperationParameter of(String wireName, Place place, ValueType type) {
        return new OperationParameter(nameOf(wireName), wireName, place, type);
    }

    /** Makes the parameter of a name found in the path of a resource, say {@code Participant}. */
    static OperationParameter inPath(String wireName, ValueType type, String resource) {
        String owner = wireName.equals("Sid") ? resource : wireName.replaceFirst("Sid$", "");
        return new OperationParameter(nameOf(wireName), wireName, Place.PATH, type, NAMED.contains(owner));
    }

    /** Returns what routes call a parameter: each part with a small first letter; a range's bounds in words. */
    public static String nameOf(String wireName) {
        return Arrays.stream(wireName.split("\\.", -1))
                .map(part -> part.replace("-", "").replace("<", "Before").replace(">", "After"))
                .map(part -> part.isEmpty() ? part : part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("."));
    }

    /**
     * Checks one value.
     *
     * @throws IllegalArgumentException that says what was expected
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
            throw new IllegalArgumentException("expected printable ASCII, for it goes out as a header");
        }
    }

    /** Returns whether it must be a SID. */
    public boolean isSid() {
        boolean named = name.equals("sid") || name.endsWith("Sid");
        return named && type.isText() && !mayBeName;
    }

    /** Returns whether it is JSON in Twilio's eyes. */
    public boolean isJson() {
        return type.isJson() || JSON_TEXTS.contains(name);
    }

    // The library escapes a path between its slashes only: these would make it another path.
    private static void checkPathValue(String text) {
        if (!fitsPath(text)) {
            throw new IllegalArgumentException(
                    "expected something that can stand in a path: not empty, and no /, ?, #, .. or control character");
        }
    }

    /** Returns whether the text can be one step of a path and no other. */
    public static boolean fitsPath(String text) {
        return !text.isBlank()
                && !text.equals(".")
                && !text.contains("..")
                && text.chars()
                        .noneMatch(c -> c == '/' || c == '?' || c == '#' || c == '\\' || Character.isISOControl(c));
    }

    /** Returns what twilio-java's constructor or setter takes. */
    Object toLibrary(List<String> texts) {
        return type.many() ? texts.stream().map(type::read).toList() : type.read(texts.get(0));
    }

    static Set<String> names(Collection<OperationParameter> parameters) {
        return parameters.stream().map(OperationParameter::name).collect(Collectors.toSet());
    }
}
