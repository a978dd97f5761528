package dev.parley.sandbox.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Media of conversations that are sent to phones. */
class MediaToPhonesTest {
    private static final String MEDIA = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Media";
    private static final String WHATSAPP = "whatsapp:" + Bench.PHONE;

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void reachThePhoneWithTheWords() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        String cat = upload("cat.txt", "meow".getBytes(StandardCharsets.UTF_8));

        say(conversation, "Body", "my cat", "MediaSid", cat);

        bench.ear.await("delivered");
        JsonObject text = received(Bench.PHONE).getJsonObject(0);
        JsonObject medium = text.getJsonArray("media").getJsonObject(0);
        assertEquals(
                "my cat " + cat + " cat.txt text/plain 4",
                text.getString("body") + " " + medium.getString("sid") + " " + medium.getString("filename") + " "
                        + medium.getString("content_type") + " " + medium.getInteger("size"));
        assertEquals(
                "meow", bench.get(URI.create(medium.getString("url")).getPath()).text());
    }

    @Test
    void reachThePhoneWithoutWords() {
        String conversation = bench.conversation();
        bench.phone(conversation);

        say(conversation, "MediaSid", upload("a.txt", new byte[1]), "MediaSid", upload("b.txt", new byte[1]));

        bench.ear.await("delivered");
        JsonObject text = received(Bench.PHONE).getJsonObject(0);
        assertEquals(
                "|2", text.getString("body") + "|" + text.getJsonArray("media").size());
    }

    @Test
    void reachWhatsAppOneByOneWithAnyOtherLeftBehind() {
        String conversation = bench.post(
                        "/sandbox/sms", "From", WHATSAPP, "To", "whatsapp:" + Bench.NUMBER, "Body", "hello")
                .json()
                .getString("conversation_sid");

        say(conversation, "MediaSid", upload("a.txt", new byte[1]), "MediaSid", upload("b.txt", new byte[1]));

        bench.ear.await("delivered");
        JsonArray media = received(WHATSAPP).getJsonObject(0).getJsonArray("media");
        assertEquals("1 a.txt", media.size() + " " + media.getJsonObject(0).getString("filename"));
    }

    @Test
    void failWhereTheyAreLargerThanAnMmsCanBe() {
        String conversation = bench.conversation();
        bench.phone(conversation);

        say(
                conversation,
                "MediaSid",
                upload("a.txt", new byte[3_000_000]),
                "MediaSid",
                upload("b.txt", new byte[2_000_001]));

        assertEquals("11751", bench.ear.await("failed").form().first("ErrorCode"));
        assertEquals("11751", bench.ear.await("onDeliveryUpdated").form().first("ErrorCode"));
    }

    @Test
    void mayBeLargerOnWhatsApp() {
        String conversation = bench.post(
                        "/sandbox/sms", "From", WHATSAPP, "To", "whatsapp:" + Bench.NUMBER, "Body", "hello")
                .json()
                .getString("conversation_sid");

        say(conversation, "MediaSid", upload("a.txt", new byte[5_000_001]));

        bench.ear.await("delivered");
        assertEquals(1, received(WHATSAPP).size());
    }

    private String upload(String name, byte[] content) {
        return bench.exchange(bench.request(MEDIA + "?Filename=" + name)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofByteArray(content)))
                .sid();
    }

    private void say(String conversation, String... words) {
        assertEquals(
                201,
                bench.post("/v1/Conversations/" + conversation + "/Messages", words)
                        .status());
    }

    private JsonArray received(String phone) {
        return bench.get("/sandbox/phones/" + phone).array();
    }
}
