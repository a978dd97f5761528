package dev.parley.webhook;

import dev.parley.app.TestPipeline;
import dev.parley.webhook.HookSettings.OnFailure;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Processor;

/** An HTTP engine with the hooks route, and routes that answer hooks. */
final class HookRoutes implements AutoCloseable {
    static final Duration LONG = Duration.ofMillis(4_999);

    private static final String ACCEPTING =
            """
            - route:
                id: chat
                from:
                  uri: platform-http:/chat
                  steps:
                    - process: {ref: signed}
                    - to: twilio-webhook:hooks
            - route:
                id: forgetful
                from:
                  uri: platform-http:/forgetful
                  steps:
                    - to: twilio-webhook:hooks
            """;

    private final TestPipeline door = new TestPipeline();

    HookRoutes(Duration budget, OnFailure onFailure) {
        door.set("hooks.budget", budget.toMillis() + "ms")
                .set("hooks.on-failure", onFailure.name().toLowerCase(Locale.ROOT))
                .set("webhooks.verify", "off");
    }

    /** Hooks with a long budget that are accepted if their route fails. */
    static HookRoutes patient() {
        return new HookRoutes(LONG, OnFailure.ACCEPT);
    }

    HookRoutes with(String name, Processor step) {
        door.bind(name, step);
        return this;
    }

    /** Starts the routes that accept, and those given. */
    HookRoutes answering(String routes) throws Exception {
        door.loadYaml(ACCEPTING + routes).start();
        return this;
    }

    /** Starts one route that answers {@code onMessageAdd} by a step. */
    HookRoutes answeringBy(String step) throws Exception {
        return answering(listening("message-add", "onMessageAdd", step));
    }

    static String listening(String id, String type, String step) {
        return """
                - route:
                    id: %s
                    from:
                      uri: twilio-webhook:%s
                      steps:
                        - %s
                """
                .formatted(id, type, step);
    }

    /** Sends the hook {@code onMessageAdd}. */
    HttpResponse<String> ask(String body) throws Exception {
        return door.postForm("/chat", "EventType=onMessageAdd&ConversationSid=CH1&Body=" + body);
    }

    /** Sends another hook. */
    HttpResponse<String> ask(String hook, String form) throws Exception {
        return door.postForm("/chat", "EventType=" + hook + "&" + form);
    }

    HttpResponse<String> askWithoutSignature() throws Exception {
        return door.postForm("/forgetful", "EventType=onMessageAdd&ConversationSid=CH1&Body=hi");
    }

    HttpResponse<String> askInJson(String json) throws Exception {
        return door.post("/chat", "application/json", json);
    }

    static Map<String, String> of(HttpResponse<String> answer) {
        return Map.of(
                "status", String.valueOf(answer.statusCode()),
                "type", answer.headers().firstValue("Content-Type").orElse(""),
                "body", answer.body());
    }

    @Override
    public void close() {
        door.close();
    }
}
