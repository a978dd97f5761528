package dev.parley.camel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a route wrote, read back from the URI that Camel made of it.
 *
 * <p>Camel's YAML writes {@code name=RAW(value)&…}, and {@code name=value} only for a name that nobody knows or for a value
 * that begins with {@code #} or {@code RAW(}; so {@code RAW(x)} is {@code x}, as everywhere in Camel. A value may look like
 * the end of itself; where that can be seen it is in doubt.
 *
 * @param operation what follows the scheme
 * @param values by parameter name, in the URI's order
 * @param doubt why a value may not be what was written
 */
public record EndpointUri(String operation, Map<String, String> values, Optional<String> doubt) {
    /** What to do with a value that cannot stand in a route. */
    public static final String ADVICE =
            " Put that value into the exchange body before, and write ${body} in its place.";

    private static final String RAW = "RAW(";
    private static final Pattern LOST_END = Pattern.compile("(&[A-Za-z][\\w.]*=|\\).*)RAW\\(");

    public EndpointUri {
        values = Collections.unmodifiableMap(values);
    }

    /** Reads an endpoint's URI. */
    public static EndpointUri read(String uri) {
        String rest = uri.substring(uri.indexOf(':') + 1).replaceFirst("^/+", "");
        int question = rest.indexOf('?');
        return question < 0
                ? new EndpointUri(rest, Map.of(), Optional.empty())
                : new Reading(rest.substring(question + 1)).read(rest.substring(0, question));
    }

    /** Returns this with values that Camel was given beside the URI. */
    public EndpointUri with(Map<String, Object> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        more.forEach((name, value) -> all.put(name, String.valueOf(value)));
        return new EndpointUri(operation, all, doubt);
    }

    /** One query being read. */
    private static final class Reading {
        private final String query;
        private final Map<String, String> values = new LinkedHashMap<>();
        private boolean anyWrapped;
        private boolean anyBare;
        private @Nullable String doubt;
        private int at;

        Reading(String query) {
            this.query = query;
        }

        EndpointUri read(String operation) {
            while (at < query.length()) {
                int equals = query.indexOf('=', at);
                int ampersand = query.indexOf('&', at);
                if (equals < 0 || (ampersand >= 0 && ampersand < equals)) {
                    doubt("a value that begins with \"#\" or \"RAW(\" holds \"&\"");
                    at = ampersand < 0 ? query.length() : ampersand + 1;
                    continue;
                }
                String name = query.substring(at, equals);
                at = equals + 1;
                if (values.put(name, query.startsWith(RAW, at) ? wrapped(name) : bare()) != null) {
                    doubt(name + " is given twice, or a value holds \")&" + name + "=\"");
                }
            }
            if (anyWrapped && anyBare) {
                doubt("one value is in RAW() and another is not, or a value holds \")&\"");
            }
            return new EndpointUri(operation, values, Optional.ofNullable(doubt));
        }

        private String wrapped(String name) {
            anyWrapped = true;
            int from = at + RAW.length();
            int end = query.indexOf(")&", from);
            if (end < 0) {
                end = query.endsWith(")") && query.length() > from ? query.length() - 1 : query.length();
            }
            at = end + 2;
            String value = query.substring(from, end);
            if (end == query.length() || LOST_END.matcher(value).find()) {
                doubt(name
                        + " begins with \"RAW(\", which Camel takes for its own, without the \")\" that belongs to it");
            }
            // Camel's YAML writes % in RAW() as %25, and only that.
            return value.replace("%25", "%");
        }

        private String bare() {
            int end = query.indexOf('&', at);
            String value = query.substring(at, end < 0 ? query.length() : end);
            at += value.length() + 1;
            anyBare |= !value.startsWith("#");
            return value;
        }

        private void doubt(String why) {
            if (doubt == null) {
                doubt = why;
            }
        }
    }
}
