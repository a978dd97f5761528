package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation;
    private String messages;

    @BeforeEach
    void openConversation() {
        conversation = bench.conversation();
        messages = "/v1/Conversations/" + conversation + "/Messages";
    }

    @Test
    void writesForTheSystemUnlessTold() {
        assertEquals("system", bench.post(messages, "Body", "hello").json().getString("author"));
    }

    @Test
    void tellsWhichParticipantTheAuthorIs() {
        String alice = bench.post("/v1/Conversations/" + conversation + "/Participants", "Identity", "alice")
                .sid();

        Bench.Reply said = bench.post(messages, "Body", "hello", "Author", "alice");

        assertEquals(alice, said.json().getString("participant_sid"));
    }

    @Test
    void keepsABodyAsItWasWritten() {
        String body = "this & that +1500 100% ? # \"quoted\" {{host}}\r\n\uD83D\uDC4B";

        String sid = bench.post(messages, "Body", body).sid();

        assertEquals(body, bench.get(messages + "/" + sid).json().getString("body"));
    }

    @Test
    void takes32KilobytesOfChat() {
        assertEquals(201, bench.post(messages, "Body", "x".repeat(32 << 10)).status());
    }

    @Test
    void refusesMoreThan32Kilobytes() {
        assertEquals(
                "400 50504 Body has 32769 bytes: at most 32768.",
                bench.post(messages, "Body", "x".repeat((32 << 10) + 1)).refusal());
    }

    @Test
    void refusesMoreThan1600CharactersForAPhone() {
        bench.phone(conversation);

        assertEquals(
                "400 50504 Body has 1601 characters: at most 1600 where a participant is on the phone.",
                bench.post(messages, "Body", "x".repeat(1601)).refusal());
    }

    @Test
    void refusesSilence() {
        assertEquals("400 50503 Body is missing.", bench.post(messages).refusal());
    }

    @Test
    void refusesWordsInAClosedConversation() {
        bench.post("/v1/Conversations/" + conversation, "State", "closed");

        assertEquals(
                "400 50377 Conversation " + conversation + " is closed, and closed is final.",
                bench.post(messages, "Body", "hello").refusal());
    }

    @Test
    void leadsThroughAllPagesAndBack() {
        say(7);

        JsonObject first = bench.get(messages + "?PageSize=3").json();
        JsonObject second = follow(first, "next_page_url");
        JsonObject third = follow(second, "next_page_url");
        JsonObject back = follow(third, "previous_page_url");

        assertEquals(
                List.of(List.of("0", "1", "2"), List.of("3", "4", "5"), List.of("6"), List.of("3", "4", "5")),
                List.of(bodies(first), bodies(second), bodies(third), bodies(back)));
        assertNull(third.getJsonObject("meta").getString("next_page_url"));
    }

    @Test
    void describesAPage() {
        say(2);

        JsonObject meta = bench.get(messages + "?PageSize=1&Order=desc").json().getJsonObject("meta");

        String url = bench.uri() + messages + "?PageSize=1&Order=desc&Page=";
        String last = meta.getString("next_page_url").replaceAll(".*PageToken=PA", "");
        assertEquals(
                new JsonObject()
                        .put("page", 0)
                        .put("page_size", 1)
                        .put("first_page_url", url + "0")
                        .putNull("previous_page_url")
                        .put("url", url + "0")
                        .put("next_page_url", url + "1&PageToken=PA" + last)
                        .put("key", "messages"),
                meta);
    }

    @Test
    void goesOnWhereThePageEndedWhateverIsSaidMeanwhile() {
        say(3);
        JsonObject first = bench.get(messages + "?PageSize=2&Order=desc").json();

        bench.post(messages, "Body", "new");

        assertEquals(List.of("0"), bodies(follow(first, "next_page_url")));
    }

    @Test
    void refusesPageThatIsTooLarge() {
        assertEquals(
                "400 20007 PageSize is 101: at most 100 here.",
                bench.get(messages + "?PageSize=101").refusal());
    }

    @Test
    void refusesPageOfNothing() {
        assertEquals(
                "400 20001 PageSize is 0 and Page is 0: at least 1 and 0.",
                bench.get(messages + "?PageSize=0").refusal());
    }

    @Test
    void refusesPageNumberThatIsNone() {
        assertEquals(
                "400 20001 Page is \"99999999999\": expected a whole number.",
                bench.get(messages + "?Page=99999999999").refusal());
    }

    @Test
    void neverGivesAnIndexTwice() {
        String first = bench.post(messages, "Body", "a").sid();
        bench.delete(messages + "/" + first);

        assertEquals(1, bench.post(messages, "Body", "b").json().getInteger("index"));
    }

    @Test
    void keepsAReceiptForEachPhone() {
        bench.phone(conversation);

        String message = messages + "/" + bench.post(messages, "Body", "hello").sid();

        Awaitility.await().until(() -> statuses(message).equals(List.of("delivered")));
        assertEquals(
                new JsonObject()
                        .put("total", 1)
                        .put("sent", "all")
                        .put("delivered", "all")
                        .put("read", "none")
                        .put("failed", "none")
                        .put("undelivered", "none"),
                bench.get(message).json().getJsonObject("delivery"));
    }

    private void say(int times) {
        IntStream.range(0, times).forEach(i -> bench.post(messages, "Body", Integer.toString(i)));
    }

    private JsonObject follow(JsonObject page, String link) {
        String url = page.getJsonObject("meta").getString(link);
        return bench.get(url.substring(bench.uri().toString().length())).json();
    }

    private List<String> statuses(String message) {
        List<String> statuses = new ArrayList<>();
        bench.get(message + "/Receipts")
                .list("delivery_receipts")
                .forEach(receipt -> statuses.add(((JsonObject) receipt).getString("status")));
        return statuses;
    }

    private static List<String> bodies(JsonObject page) {
        List<String> bodies = new ArrayList<>();
        page.getJsonArray("messages").forEach(message -> bodies.add(((JsonObject) message).getString("body")));
        return bodies;
    }
}
