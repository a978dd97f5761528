package dev.parley.protocol.http;

/** Finds the path in a request line. */
public final class RequestLine {
    private RequestLine() {}

    /** Returns the request target of a request line, which may be incomplete. */
    static String targetOf(String line) {
        int from = line.indexOf(' ') + 1;
        int to = line.indexOf(' ', from);
        return to < 0 ? line.substring(from) : line.substring(from, to);
    }

    /**
     * Returns the path of a request target, without its query: of {@code /chat?a=b}, and of the absolute form
     * {@code http://host/chat?a=b}, it is {@code /chat}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2">RFC 9112, 3.2: request target</a>
     */
    public static String pathOf(String target) {
        String path = originFormOf(target);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Returns the path and query of a request target. */
    public static String originFormOf(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        int scheme = target.indexOf("://");
        if (scheme < 0 || target.lastIndexOf('?', scheme) >= 0) {
            return target;
        }
        int authority = scheme + 3;
        for (int at = authority; at < target.length(); at++) {
            char c = target.charAt(at);
            if (c == '/') {
                return target.substring(at);
            }
            if (c == '?') {
                return "/" + target.substring(at);
            }
        }
        return "/";
    }
}
