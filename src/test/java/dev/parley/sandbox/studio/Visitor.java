package dev.parley.sandbox.studio;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A contact of flows, in a conversation or by phone, with access to the executions. */
final class Visitor {
    private final Bench bench;
    final String conversation;

    Visitor(Bench bench) {
        this.bench = bench;
        conversation = "/v1/Conversations/" + bench.conversation();
        bench.letClientsDoEverything();
    }

    String support() {
        return create(text("support.json"));
    }

    static String question(String name) {
        return "Hello " + name + ", an order number, please, or 'person'.";
    }

    static String message(String body) {
        return """
                {"initial_state": "Trigger", "states": [
                    {"name": "Trigger", "type": "trigger", "transitions": [
                        {"event": "incomingConversationMessage", "next": "widget"}]},
                    {"name": "widget", "type": "send-message", "properties": {"body": "%s"}}]}"""
                .formatted(body);
    }

    static String text(String resource) {
        try (InputStream flow = Visitor.class.getResourceAsStream("/dev/parley/sandbox/flow/" + resource)) {
            if (flow == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new String(flow.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String create(String definition) {
        return bench.post("/v2/Flows", "FriendlyName", "a", "Status", "published", "Definition", definition)
                .sid();
    }

    void listen(String flow) {
        bench.post(conversation + "/Webhooks", "Target", "studio", "Configuration.FlowSid", flow);
    }

    void call(String flow) {
        bench.post(
                "/v2/Flows/" + flow + "/Executions",
                "To",
                Bench.PHONE,
                "From",
                Bench.NUMBER,
                "Parameters",
                "{\"name\": \"Zoe\"}");
    }

    /** Sends a message as a visitor, once the previous one was received. */
    void say(String words) {
        int before = bodies().size();
        if (before > 0) {
            Awaitility.await().until(() -> bodies().size() == 2);
        }
        bench.postAs("alice", conversation + "/Messages", "Body", words);
    }

    Bench.Reply write(String words) {
        return bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", words);
    }

    List<String> received() {
        return bench.get("/sandbox/phones/" + Bench.PHONE).array().stream()
                .map(text -> ((JsonObject) text).getString("body"))
                .toList();
    }

    void awaitBodies(String... expected) {
        Awaitility.await().until(() -> bodies().equals(List.of(expected)));
    }

    List<String> bodies() {
        return bench.get(conversation + "/Messages").list("messages").stream()
                .map(message -> ((JsonObject) message).getString("body"))
                .toList();
    }

    JsonObject execution(String flow) {
        return bench.get("/v2/Flows/" + flow + "/Executions").list("executions").getJsonObject(0);
    }

    /** Returns the event and the next widget of each step of the only execution. */
    List<String> path(String flow) {
        List<String> path = new ArrayList<>();
        String steps = "/v2/Flows/" + flow + "/Executions/" + execution(flow).getString("sid") + "/Steps";
        bench.get(steps).list("steps").forEach(one -> {
            JsonObject step = (JsonObject) one;
            path.add(0, step.getString("name") + " " + step.getString("transitioned_to"));
        });
        return path;
    }
}
