package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.twilio.request.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values other than plain texts: lists, JSON, times; a user's text stays inside the text that contains it. */
class ListsAndJsonTest {
    private static final String CREATE = "conversations/messages/create";
    private static final String HERE = "conversationSid: CH1";

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void readsListsFromCommas() {
        routes.start(
                "conversations/webhooks/create",
                HERE,
                "target: webhook",
                "configuration.url: https://example.com/a?b=c&d=e",
                "configuration.method: post",
                "configuration.filters: onMessageAdded, onMessageRemoved");

        assertNull(routes.send("").getException());
        assertEquals(
                Map.of(
                        "Target", List.of("webhook"),
                        "Configuration.Url", List.of("https://example.com/a?b=c&d=e"),
                        "Configuration.Method", List.of("post"),
                        "Configuration.Filters", List.of("onMessageAdded", "onMessageRemoved")),
                twilio.only().form().all());
    }

    @Test
    void readsListsFromCollections() {
        routes.start("roles/create", "friendlyName: guest", "type: service", "permission: ${body}");

        assertNull(routes.send(List.of("sendMessage", "a,b")).getException());
        assertEquals(List.of("sendMessage", "a,b"), twilio.only().form().values("Permission"));
    }

    @Test
    void keepsCommasInsideObjectsOfList() {
        routes.start(
                "conversationWithParticipants/create",
                "participant: '{\"identity\":\"ada\",\"role_sid\":\"RL1\"}, {\"identity\":\"bob\"}'");

        assertNull(routes.send("").getException());
        assertEquals(
                List.of("{\"identity\":\"ada\",\"role_sid\":\"RL1\"}", "{\"identity\":\"bob\"}"),
                twilio.only().form().values("Participant"));
    }

    @Test
    void writesMapsAsJson() {
        routes.start("conversations/update", "sid: CH1", "attributes: ${body}");

        assertNull(routes.send(Map.of("a", List.of(1, 2))).getException());
        assertEquals("{\"a\":[1,2]}", twilio.only().form().first("Attributes"));
    }

    @Test
    void writesValueBesideQuotesAsJson() throws Exception {
        routes.start(
                CREATE,
                HERE,
                "attributes: '{\"map\": ${body}, \"number\": ${header.number}, \"digits\": ${header.digits},"
                        + " \"text\": ${header.text}, \"none\": ${header.none}, \"q\\\"\": \"${header.number}\"}'");

        assertNull(routes.send(Map.of("a", List.of(1)), Map.of("number", 7, "digits", "17", "text", "1, \"b\": 2"))
                .getException());
        assertEquals(
                "{\"map\": {\"a\":[1]}, \"number\": 7, \"digits\": 17, \"text\": \"1, \\\"b\\\": 2\", \"none\": null,"
                        + " \"q\\\"\": \"7\"}",
                twilio.only().form().first("Attributes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "say \"hi\"", "\",\"role\":\"admin", "two\nlines", "back\\slash", "\\\"", "👋🏽"})
    void keepsUserTextInsideItsText(String text) throws Exception {
        routes.start(CREATE, HERE, "attributes: '{\"was\": \"He said: ${body}\", \"n\": 1}'");

        assertNull(routes.send(text).getException());
        assertEquals(
                Map.of("was", "He said: " + text, "n", 1),
                Json.readObject(String.valueOf(twilio.only().form().first("Attributes"))));
    }

    @Test
    void keepsUserTextInsideItsParticipant() {
        routes.start(
                "conversationWithParticipants/create",
                "participant: '{\"identity\": \"${body}\"}, {\"identity\": \"bob\"}'");

        assertNull(routes.send("a\"}, {\"identity\": \"eve").getException());
        assertEquals(
                List.of("{\"identity\":\"a\\\"}, {\\\"identity\\\": \\\"eve\"}", "{\"identity\":\"bob\"}"),
                twilio.only().form().all().get("Participant"));
    }

    @Test
    void readsTimeAsCamelWritesIt() {
        routes.start(CREATE, HERE, "dateCreated: ${body}");

        assertNull(routes.send("2026-01-02T03:04:05+0200").getException());
        assertEquals("2026-01-02T01:04:05", twilio.only().form().first("DateCreated"));
    }
}
