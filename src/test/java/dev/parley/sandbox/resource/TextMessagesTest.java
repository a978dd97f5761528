package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TextMessagesTest {
    private static final String MESSAGES = "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void answersThatTheMessageIsQueued() {
        Bench.Reply created = send("Body", "hello");

        assertEquals(201, created.status());
        assertEquals(
                "queued Sun, 22 Nov 2026 10:00:00 +0000",
                created.json().getString("status") + " " + created.json().getString("date_created"));
    }

    @Test
    void callsBackWhereTheMessageSays() {
        send("Body", "hello", "StatusCallback", bench.ear.url("/mine"));

        assertEquals("/mine", bench.ear.await("delivered").path());
    }

    @Test
    void callsBackWhereTheSandboxSaysOtherwise() {
        send("Body", "hello");

        assertEquals("/outbound-status", bench.ear.await("delivered").path());
    }

    @Test
    void deliversWhatItSends() {
        String sid = send("Body", "hello").sid();
        bench.ear.await("delivered");

        String one = MESSAGES.replace(".json", "/" + sid + ".json");
        assertEquals("delivered", bench.get(one).json().getString("status"));
    }

    @Test
    void refusesMoreThan1600Characters() {
        assertEquals(
                "400 21617 Body has 1601 characters: at most 1600.",
                send("Body", "x".repeat(1601)).refusal());
    }

    @Test
    void sendsByWayOfAMessagingService() {
        String service = "MG" + "1".repeat(32);

        JsonObject created = bench.post(MESSAGES, "To", Bench.PHONE, "MessagingServiceSid", service, "Body", "hello")
                .json();

        assertEquals(
                "+15005550006 " + service,
                created.getString("from") + " " + created.getString("messaging_service_sid"));
    }

    @Test
    void refusesWhatNobodySends() {
        assertEquals(
                "400 20001 Missing required parameter From.",
                bench.post(MESSAGES, "To", Bench.PHONE, "Body", "hello").refusal());
    }

    @Test
    void listsTheNewestFirstAndLeadsOn() {
        send("Body", "one");
        send("Body", "two");

        JsonObject page = bench.get(MESSAGES + "?PageSize=1").json();
        JsonObject next = bench.get(page.getString("next_page_uri")).json();

        assertEquals("two one", body(page) + " " + body(next));
    }

    private static String body(JsonObject page) {
        return page.getJsonArray("messages").getJsonObject(0).getString("body");
    }

    private Bench.Reply send(String... more) {
        String[] form = new String[4 + more.length];
        form[0] = "To";
        form[1] = Bench.PHONE;
        form[2] = "From";
        form[3] = Bench.NUMBER;
        System.arraycopy(more, 0, form, 4, more.length);
        return bench.post(MESSAGES, form);
    }
}
