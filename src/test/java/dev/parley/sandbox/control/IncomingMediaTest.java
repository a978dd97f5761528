package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Pictures;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phones that send pictures. */
class IncomingMediaTest {
    private static final String SMS = "/sandbox/sms";

    @RegisterExtension
    final Bench bench = new Bench();

    @RegisterExtension
    final Pictures pictures = new Pictures();

    @Test
    void comeIntoTheConversationAsMedia() {
        JsonObject written = write("NumMedia", "1", "MediaUrl0", pictures.url("/cat.txt?size=4"), "Body", "my cat")
                .json();

        FormParameters told = bench.ear.await("onMessageAdded").form();
        JsonObject medium = new JsonArray(String.valueOf(told.first("Media"))).getJsonObject(0);
        assertEquals("my cat", told.first("Body"));
        assertEquals(
                "cat.txt text/plain 4",
                medium.getString("Filename") + " " + medium.getString("ContentType") + " " + medium.getInteger("Size"));
        JsonObject message = bench.get("/v1/Conversations/" + written.getString("conversation_sid") + "/Messages/"
                        + written.getString("message_sid"))
                .json();
        assertEquals(
                medium.getString("Sid"),
                message.getJsonArray("media").getJsonObject(0).getString("sid"));
        assertEquals(
                "meow",
                bench.get("/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Media/"
                                + medium.getString("Sid") + "/Content")
                        .text());
    }

    @Test
    void needNoWords() {
        String conversation = write("NumMedia", "1", "MediaUrl0", pictures.url("/cat.txt"))
                .json()
                .getString("conversation_sid");

        Bench.Reply second = write(
                "NumMedia",
                "2",
                "MediaUrl0",
                pictures.url("/cat.txt"),
                "MediaContentType0",
                "image/x-cat",
                "MediaUrl1",
                pictures.url("/cat.txt"));

        FormParameters asked = bench.ear.await("onConversationAdd").form();
        assertEquals(1, new JsonArray(String.valueOf(asked.first("Media"))).size());
        assertEquals(conversation, second.json().getString("conversation_sid"));
        JsonArray media = new JsonArray(
                String.valueOf(bench.ear.await("onMessageAdd").form().first("Media")));
        assertEquals(
                "image/x-cat text/plain",
                media.getJsonObject(0).getString("ContentType") + " "
                        + media.getJsonObject(1).getString("ContentType"));
    }

    @Test
    void makeAnMmsOfAText() {
        write("NumMedia", "1", "MediaUrl0", pictures.url("/cat.txt"));

        JsonObject text = bench.get("/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json")
                .list("messages")
                .getJsonObject(0);
        assertEquals("MM 1", text.getString("sid").substring(0, 2) + " " + text.getString("num_media"));
    }

    @Test
    void areRefusedWhereTheyCannotBeFetched() {
        assertEquals(
                "400 63019 MediaUrl0 cannot be fetched: its address answers 404.",
                write("NumMedia", "1", "MediaUrl0", pictures.url("/dog.txt")).refusal());
        assertEquals(
                "400 20001 MediaUrl0 is not an address: expected http:// or https://, a host and a path.",
                write("NumMedia", "1", "MediaUrl0", "cat.txt").refusal());
        assertEquals(
                "400 20001 Missing required parameter MediaUrl1. Is \"MediaUrl0\" misspelt?",
                write("NumMedia", "2", "MediaUrl0", pictures.url("/cat.txt")).refusal());
        assertEquals(
                "400 20001 MediaUrl0 is set, but NumMedia, the number of media, is missing.",
                write("MediaUrl0", pictures.url("/cat.txt")).refusal());
        assertEquals(
                "400 20001 NumMedia is 11: expected 0 to 10.",
                write("NumMedia", "11").refusal());
    }

    @Test
    void areShownWithWhatThePhoneSent() {
        write("NumMedia", "1", "MediaUrl0", pictures.url("/cat.txt"));

        JsonObject medium = bench.get("/sandbox/phones/" + Bench.PHONE + "/texts")
                .array()
                .getJsonObject(0)
                .getJsonArray("media")
                .getJsonObject(0);
        assertEquals(
                "cat.txt text/plain 4",
                medium.getString("filename") + " " + medium.getString("content_type") + " "
                        + medium.getInteger("size"));
        assertEquals(
                "meow", bench.get(URI.create(medium.getString("url")).getPath()).text());
    }

    private Bench.Reply write(String... more) {
        String[] form = new String[4 + more.length];
        System.arraycopy(new String[] {"From", Bench.PHONE, "To", Bench.NUMBER}, 0, form, 0, 4);
        System.arraycopy(more, 0, form, 4, more.length);
        return bench.post(SMS, form);
    }
}
