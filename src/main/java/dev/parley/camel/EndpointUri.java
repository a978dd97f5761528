package dev.parley.camel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a route wrote, read back from the URI that Camel made of them.
 *
 * <p>Camel's YAML writes {@code name=RAW(value)&…}, and {@code name=value} only for an unknown name or for a value that begins
 * with {@code #} or {@code RAW(}; so {@code RAW(x)} is {@code x}, as everywhere in Camel. A value may contain the text that
 * ends a value; where that can be detected, the URI is ambiguous.
 *
 * @param operation what follows the scheme
 * @param values by parameter name, in the URI's order
 * @param doubt why the URI is ambiguous; empty if it is not
 */
public record EndpointUri(String operation, Map<String, String> values, Optional<String> doubt) {
    /** What to do with a value that cannot be written in a route. */
    public static final String ADVICE = " Set the message body to that value first, and write ${body} instead.";

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
                : new QueryParser(rest.substring(question + 1)).read(rest.substring(0, question));
    }

    /** Returns this with properties that Camel was given in addition to the URI. */
    public EndpointUri with(Map<String, Object> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        more.forEach((name, value) -> all.put(name, String.valueOf(value)));
        return new EndpointUri(operation, all, doubt);
    }

    /** Parses one query. */
    private static final class QueryParser {
        private final String query;
        private final Map<String, String> values = new LinkedHashMap<>();
        private boolean hasRaw;
        private boolean hasPlain;
        private @Nullable String doubt;
        private int at;

        QueryParser(String query) {
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
                if (values.put(name, query.startsWith(RAW, at) ? rawValue(name) : plainValue()) != null) {
                    doubt(name + " is given twice, or a value holds \")&" + name + "=\"");
                }
            }
            if (hasRaw && hasPlain) {
                doubt("one value is in RAW() and another is not, or a value holds \")&\"");
            }
            return new EndpointUri(operation, values, Optional.ofNullable(doubt));
        }

        private String rawValue(String name) {
            hasRaw = true;
            int from = at + RAW.length();
            int end = query.indexOf(")&", from);
            if (end < 0) {
                end = query.endsWith(")") && query.length() > from ? query.length() - 1 : query.length();
            }
            at = end + 2;
            String value = query.substring(from, end);
            if (end == query.length() || LOST_END.matcher(value).find()) {
                doubt(name + " begins with \"RAW(\", which Camel reads as its own syntax, but has no matching \")\"");
            }
            // Camel's YAML writes % in RAW() as %25, and only that.
            return value.replace("%25", "%");
        }

        private String plainValue() {
            int end = query.indexOf('&', at);
            String value = query.substring(at, end < 0 ? query.length() : end);
            at += value.length() + 1;
            hasPlain |= !value.startsWith("#");
            return value;
        }

        private void doubt(String why) {
            if (doubt == null) {
                doubt = why;
            }
        }
    }
}
