package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Pictures;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flows that send and receive media. */
class StudioMediaTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @RegisterExtension
    final Pictures pictures = new Pictures();

    private final Visitor visitor = new Visitor(bench);

    @Test
    void sendAPictureToAPhone() {
        visitor.call(visitor.create(sending("incomingRequest", "", pictures.url("/cat.txt"))));

        Awaitility.await().until(() -> visitor.received().size() == 1);
        JsonObject text = bench.get("/sandbox/phones/" + Bench.PHONE).array().getJsonObject(0);
        assertEquals(
                "|cat.txt",
                text.getString("body") + "|"
                        + text.getJsonArray("media").getJsonObject(0).getString("filename"));
    }

    @Test
    void sendAPictureIntoAConversation() {
        visitor.listen(visitor.create(sending(
                "incomingConversationMessage", "A cat, {{trigger.conversation.From}}", pictures.url("/cat.txt"))));

        visitor.say("Hello");

        visitor.awaitBodies("Hello", "A cat, alice");
        JsonObject medium = bench.get(visitor.conversation + "/Messages")
                .list("messages")
                .getJsonObject(1)
                .getJsonArray("media")
                .getJsonObject(0);
        assertEquals(
                "meow",
                bench.get("/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Media/"
                                + medium.getString("sid") + "/Content")
                        .text());
    }

    @Test
    void leaveByFailedWhereThePictureCannotBeFetched() {
        String flow = visitor.create(sending("incomingRequest", "A cat", pictures.url("/dog.txt")));

        visitor.call(flow);

        Awaitility.await().until(() -> visitor.path(flow).equals(List.of("incomingRequest send", "failed Ended")));
        assertEquals("failed, error 11200", error(flow));
    }

    @Test
    void leaveByFailedInAConversationAsWell() {
        String flow = visitor.create(sending("incomingConversationMessage", "A cat", pictures.url("/dog.txt")));
        visitor.listen(flow);

        visitor.say("Hello");

        Awaitility.await().until(() -> !bench.get("/v2/Flows/" + flow + "/Executions?status=ended")
                .list("executions")
                .isEmpty());
        assertEquals("media_url cannot be fetched: its address answers 404.", error(flow));
    }

    @Test
    void leaveByFailedWhereThePictureHasNoAddress() {
        String flow = visitor.create(sending("incomingRequest", "A cat", "cat.png"));

        visitor.call(flow);

        assertEquals("media_url is \"cat.png\": expected http:// or https://, and a host.", error(flow));
    }

    @Test
    void hearThePictureThatAPhoneSends() {
        String flow = visitor.create(asking());
        visitor.call(flow);
        Awaitility.await().until(() -> visitor.received().size() == 1);

        JsonObject written = bench.post(
                        "/sandbox/sms",
                        "From",
                        Bench.PHONE,
                        "To",
                        Bench.NUMBER,
                        "NumMedia",
                        "1",
                        "MediaUrl0",
                        pictures.url("/cat.txt"))
                .json();

        JsonObject inbound = widget(flow, "ask").getJsonObject("inbound");
        assertEquals(
                written.getString("message_sid") + " 1 text/plain",
                inbound.getString("MessageSid") + " " + inbound.getString("NumMedia") + " "
                        + inbound.getString("MediaContentType0"));
        assertEquals(
                "meow",
                bench.get(URI.create(inbound.getString("MediaUrl0")).getPath()).text());
    }

    @Test
    void sendBackThePictureThatTheyHeard() {
        visitor.call(visitor.create(asking()));
        Awaitility.await().until(() -> visitor.received().size() == 1);

        bench.post(
                "/sandbox/sms",
                "From",
                Bench.PHONE,
                "To",
                Bench.NUMBER,
                "NumMedia",
                "1",
                "MediaUrl0",
                pictures.url("/cat.txt"));

        Awaitility.await().until(() -> visitor.received().equals(List.of("A picture?", "Yours:")));
        JsonArray media = bench.get("/sandbox/phones/" + Bench.PHONE)
                .array()
                .getJsonObject(1)
                .getJsonArray("media");
        assertEquals("text/plain", media.getJsonObject(0).getString("content_type"));
    }

    @Test
    void hearHowManyPicturesThereAreEvenWhereThereIsNone() {
        String flow = visitor.create(asking());
        visitor.call(flow);
        Awaitility.await().until(() -> visitor.received().size() == 1);

        visitor.write("none");

        assertEquals("0", widget(flow, "ask").getJsonObject("inbound").getString("NumMedia"));
    }

    private String error(String flow) {
        return widget(flow, "send").getString("error");
    }

    private JsonObject widget(String flow, String name) {
        return visitor.execution(flow)
                .getJsonObject("context")
                .getJsonObject("widgets")
                .getJsonObject(name);
    }

    private static String sending(String event, String body, String mediaUrl) {
        return """
                {"initial_state": "Trigger", "states": [
                    {"name": "Trigger", "type": "trigger", "transitions": [{"event": "%s", "next": "send"}]},
                    {"name": "send", "type": "send-message", "properties": {"body": "%s", "media_url": "%s"}}]}"""
                .formatted(event, body, mediaUrl);
    }

    private static String asking() {
        return """
                {"initial_state": "Trigger", "states": [
                    {"name": "Trigger", "type": "trigger", "transitions": [{"event": "incomingRequest", "next": "ask"}]},
                    {"name": "ask", "type": "send-and-wait-for-reply",
                     "properties": {"body": "A picture?", "media_url": null, "timeout": "3600"},
                     "transitions": [{"event": "incomingMessage", "next": "send"}]},
                    {"name": "send", "type": "send-message",
                     "properties": {"body": "Yours:", "media_url": "{{widgets.ask.inbound.MediaUrl0}}"}}]}""";
    }
}
