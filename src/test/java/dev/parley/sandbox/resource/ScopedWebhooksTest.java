package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScopedWebhooksTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation;

    @BeforeEach
    void openConversation() {
        // Only the conversation's own webhooks are of interest here.
        bench.post("/v1/Configuration/Webhooks", "PostWebhookUrl", "");
        conversation = "/v1/Conversations/" + bench.conversation();
    }

    @Test
    void tellsOfWhatItsFiltersName() {
        listen("/own", "onMessageAdded");

        bench.postLoudly(conversation + "/Participants", "Identity", "alice");
        bench.postLoudly(conversation + "/Messages", "Body", "hello");

        assertEquals(List.of("onMessageAdded"), bench.ear.events(1));
    }

    @Test
    void refusesTheSixth() {
        for (int i = 0; i < 5; i++) {
            listen("/" + i, "onMessageAdded");
        }

        String sid = conversation.substring(conversation.lastIndexOf('/') + 1);
        assertEquals(
                "400 50361 Conversation " + sid + " has 5 webhooks, and that is the limit.",
                listen("/5", "onMessageAdded").refusal());
    }

    @Test
    void listsFiveAtMostOnAPage() {
        assertEquals(
                "400 20007 PageSize is 6: at most 5 here.",
                bench.get(conversation + "/Webhooks?PageSize=6").refusal());
    }

    @Test
    void refusesFilterThatNoConversationTells() {
        assertEquals(
                "400 50365 Configuration.Filters has \"onMessageAdd\", which is not an event of a conversation."
                        + " Did you mean \"onMessageAdded\"?",
                listen("/own", "onMessageAdd").refusal());
    }

    @Test
    void refusesUnknownTarget() {
        assertEquals(
                "400 50364 Target is \"mail\": expected one of webhook, trigger, studio.",
                bench.post(conversation + "/Webhooks", "Target", "mail").refusal());
    }

    @Test
    void refusesWebhookWithoutAddress() {
        assertEquals(
                "400 50369 Configuration.Url is missing.",
                bench.post(conversation + "/Webhooks", "Target", "webhook").refusal());
    }

    @Test
    void refusesFlowThatIsNotThere() {
        assertEquals(
                "400 50367 There is no flow FW1.",
                bench.post(conversation + "/Webhooks", "Target", "studio", "Configuration.FlowSid", "FW1")
                        .refusal());
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        assertEquals(
                "400 50372 Configuration.Url has 2049 characters: at most 2048.",
                bench.post(
                                conversation + "/Webhooks",
                                "Target",
                                "webhook",
                                "Configuration.Url",
                                "http://a/" + "x".repeat(2040))
                        .refusal());
    }

    @Test
    void refusesKeywordThatIsBlank() {
        assertEquals(
                "400 50366 A trigger has 1 to 256 characters, and not only blanks.",
                bench.post(
                                conversation + "/Webhooks",
                                "Target",
                                "trigger",
                                "Configuration.Url",
                                bench.ear.url("/"),
                                "Configuration.Triggers",
                                " ")
                        .refusal());
    }

    @Test
    void waitsForKeywords() {
        bench.post(
                conversation + "/Webhooks",
                "Target",
                "trigger",
                "Configuration.Url",
                bench.ear.url("/help"),
                "Configuration.Triggers",
                "help");

        bench.postLoudly(conversation + "/Messages", "Body", "hello");
        bench.postLoudly(conversation + "/Messages", "Body", "HELP me");

        assertEquals("HELP me", bench.ear.await(1).get(0).form().first("Body"));
    }

    @Test
    void sendsInTheQueryWhenToldTo() {
        String webhook = listen("/own", "onMessageAdded").sid();
        bench.post(conversation + "/Webhooks/" + webhook, "Configuration.Method", "get");

        bench.postLoudly(conversation + "/Messages", "Body", "a&b");

        Heard heard = bench.ear.await(1).get(0);
        assertEquals("GET a&b true", heard.method() + " " + heard.form().first("Body") + " " + heard.isSigned());
    }

    @Test
    void replaysFromTheIndexOn() {
        bench.post(conversation + "/Messages", "Body", "zero");
        bench.post(conversation + "/Messages", "Body", "one");
        bench.post(conversation + "/Messages", "Body", "two");

        bench.post(
                conversation + "/Webhooks",
                "Target",
                "webhook",
                "Configuration.Url",
                bench.ear.url("/own"),
                "Configuration.Filters",
                "onMessageAdded",
                "Configuration.ReplayAfter",
                "1");

        List<String> bodies = bench.ear.await(2).stream()
                .map(heard -> String.valueOf(heard.form().first("Body")))
                .toList();
        assertEquals(List.of("one", "two"), bodies);
    }

    @Test
    void isNoLongerToldOnceItIsDeleted() {
        String first = listen("/first", "onMessageAdded").sid();
        listen("/second", "onMessageAdded");

        bench.delete(conversation + "/Webhooks/" + first);
        bench.postLoudly(conversation + "/Messages", "Body", "hello");

        assertEquals("/second", bench.ear.await(1).get(0).path());
    }

    private Bench.Reply listen(String path, String filter) {
        return bench.post(
                conversation + "/Webhooks",
                "Target",
                "webhook",
                "Configuration.Url",
                bench.ear.url(path),
                "Configuration.Filters",
                filter);
    }
}
