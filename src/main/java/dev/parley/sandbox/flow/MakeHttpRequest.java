package dev.parley.sandbox.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Sends an HTTP request, and leaves by {@code success}, or by {@code failed} without a response or for a status of 400
 * or more. A widget of type {@code run-function}, whose Function is an address like any other, fails by {@code fail}.
 * It sets {@code widgets.NAME.status_code}, {@code content_type}, {@code body} and, for a JSON content type,
 * {@code parsed}.
 *
 * <p>Properties read: {@code method} (GET, POST), {@code url}, {@code body}, {@code parameters}, {@code content_type},
 * {@code add_twilio_auth}. That parameters win over a body unless the type is JSON is invented.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/http-request">Twilio: make HTTP request</a>
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/run-function">Twilio: run function</a>
 */
public record MakeHttpRequest(
        String name, String type, Transitions exits, String method, Liquid url, Content content, boolean isTwilios)
        implements Widget {
    static final String TYPE = "make-http-request";
    static final String FUNCTION = "run-function";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final int FIRST_ERROR = 400;

    @Override
    public void act(WidgetTurn turn) {
        turn.fetch(
                request(turn),
                reply -> {
                    keep(turn, reply);
                    turn.leave(reply.status() < FIRST_ERROR ? "success" : onFailure());
                },
                onFailure());
    }

    private String onFailure() {
        return type.equals(FUNCTION) ? "fail" : "failed";
    }

    private FetchRequest request(WidgetTurn turn) {
        String address = turn.text(url).strip();
        String parameters = content.parameters().stream()
                .map(one -> escaped(one.key()) + "=" + escaped(turn.text(one.value())))
                .collect(Collectors.joining("&"));
        if (method.equals("GET")) {
            String query = parameters.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + parameters;
            return new FetchRequest(method, address + query, "", "", isTwilios);
        }
        boolean isForm = !parameters.isEmpty() && !isJson(content.type());
        return new FetchRequest(
                method, address, content.type(), isForm ? parameters : turn.text(content.body()), isTwilios);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void keep(WidgetTurn turn, FetchResponse reply) {
        turn.keep("status_code", reply.status());
        turn.keep("content_type", reply.contentType());
        turn.keep("body", reply.body());
        if (isJson(reply.contentType())) {
            LiquidJson.read(reply.body()).ifPresent(parsed -> turn.keep("parsed", parsed));
        }
    }

    private static boolean isJson(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("json");
    }

    /** The content of the request. */
    record Content(String type, Liquid body, List<HttpParameter> parameters) {
        Content {
            parameters = List.copyOf(parameters);
        }
    }
}
