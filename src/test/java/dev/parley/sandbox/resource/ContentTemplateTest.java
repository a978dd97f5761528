package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages with a content template instead of a body. */
class ContentTemplateTest {
    private static final String SID = "HX11111111111111111111111111111111";

    @RegisterExtension
    final Bench bench = new Bench();

    private String messages = "";

    @BeforeEach
    void openConversation() {
        messages = "/v1/Conversations/" + bench.conversation() + "/Messages";
    }

    @Test
    void standsInForTheWords() {
        JsonObject message = bench.post(
                        messages, "ContentSid", SID, "ContentVariables", "{\"1\":\"Alice\"}", "Body", "ignored")
                .json();

        assertEquals(
                SID + " " + SID + " {\"1\":\"Alice\"}",
                message.getString("content_sid") + " " + message.getString("body"));
    }

    @Test
    void refusesWhatIsNoTemplate() {
        assertEquals(
                "400 20001 ContentSid is \"HX1\": expected HX and 32 hex digits.",
                bench.post(messages, "ContentSid", "HX1").refusal());
    }

    @Test
    void refusesVariablesThatAreNoObject() {
        assertEquals(
                "400 20001 ContentVariables is not a JSON object like {\"1\": \"Alice\"}.",
                bench.post(messages, "ContentSid", SID, "ContentVariables", "[1]")
                        .refusal());
    }

    @Test
    void leavesSubjectsToEmail() {
        assertEquals(
                201, bench.post(messages, "Body", "hello", "Subject", "Oven").status());
        assertEquals(
                "400 20001 Subject has 257 characters: at most 256.",
                bench.post(messages, "Body", "hello", "Subject", "x".repeat(257))
                        .refusal());
    }
}
