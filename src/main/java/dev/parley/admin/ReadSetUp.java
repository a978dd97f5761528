package dev.parley.admin;

import dev.parley.protocol.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Step {@code readSetUp}: reads the set-up from a JSON or form body, and replaces the body with a map for routes. Throws
 * {@link AdminRefused}.
 */
final class ReadSetUp implements Processor {
    private static final Set<String> FIELDS =
            Set.of("name", "uniqueName", "address", "proxyAddress", "identities", "onConflict");

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> sent = exchange.getMessage().getBody() instanceof Map<?, ?> map ? map : Map.of();
        exchange.getMessage().setBody(read(sent).forRoute());
    }

    static SetUp read(Map<?, ?> sent) {
        sent.keySet().stream()
                .map(String::valueOf)
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    // It may have a line break, and is logged.
                    String printable = field.replaceAll("\\p{Cntrl}", " ");
                    throw new AdminRefused("Unknown field \"" + printable + "\"." + NearestName.hint(field, FIELDS));
                });
        return new SetUp(
                text(sent, "name")
                        .orElseThrow(() -> new AdminRefused("name is missing. Send a name for the conversation.")),
                text(sent, "uniqueName"),
                pair(text(sent, "address"), text(sent, "proxyAddress")),
                identities(sent.get("identities")),
                closes(text(sent, "onConflict").orElse("reuse")));
    }

    private static Optional<String> text(Map<?, ?> sent, String field) {
        Object value = sent.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new AdminRefused(
                value instanceof List<?>
                        ? field + " was sent several times. Send it once."
                        : field + " is not a string. Send it as a string.");
    }

    private static Optional<SetUp.Pair> pair(Optional<String> address, Optional<String> proxyAddress) {
        if (address.isPresent() != proxyAddress.isPresent()) {
            throw new AdminRefused((address.isPresent() ? "proxyAddress" : "address")
                    + " is missing. Send both: the phone's number, and your number that it writes to.");
        }
        return address.map(number -> new SetUp.Pair(number, proxyAddress.orElseThrow()));
    }

    // In a form they are in one field, or in several of the same name.
    private static List<String> identities(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return Stream.of(text.split(","))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new AdminRefused(
                "identities is not a list of strings. Send [\"alice\",\"bob\"], or in a form alice,bob.");
    }

    private static boolean closes(String onConflict) {
        return switch (onConflict) {
            case "reuse" -> false;
            case "close" -> true;
            default -> throw new AdminRefused("onConflict is neither reuse nor close. Send one of them.");
        };
    }
}
