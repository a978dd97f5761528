package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.EventNames;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hooks apply to changes by clients, and not to REST calls. */
class HooksTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";
    private String message = "";

    @BeforeEach
    void makeConversation() {
        bench.letClientsDoEverything();
        conversation = "/v1/Conversations/" + bench.conversation();
        message = conversation + "/Messages/"
                + bench.post(conversation + "/Messages", "Body", "hello").sid();
        bench.post(conversation + "/Participants", "Identity", "bob");
        bench.post("/v1/Users", "Identity", "alice");
    }

    static List<String> hooks() {
        return EventNames.HOOKS;
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void areAskedBeforeItHappens(String hook) {
        act(hook);

        assertEquals(List.of(hook, after(hook)), bench.ear.events(2));
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void rejectWithoutATrace(String hook) {
        List<String> before = everything();
        bench.ear.answerTo(hook, 403, "");

        Bench.Reply refused = act(hook);

        assertEquals("403 50056 A webhook rejected this.", refused.refusal());
        assertEquals(before, everything());
        assertEquals(List.of(hook), sentEvents());
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void rejectWhenTheyBreak(String hook) {
        bench.ear.answerTo(hook, 500, "");

        assertEquals(
                "403 50057 A webhook failed when it was called about this.",
                act(hook).refusal());
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void areNotAskedAboutRestCalls(String hook) {
        bench.exchange(way(hook).header("X-Twilio-Webhook-Enabled", "true"));

        assertEquals(List.of(after(hook)), bench.ear.events(1));
    }

    @Test
    void areNotAskedWhereTheFilterDoesNotNameThem() {
        bench.post("/v1/Configuration/Webhooks", "Filters", "onMessageAdded", "Filters", "onParticipantAdd");

        act("onMessageAdd");

        assertEquals(List.of("onMessageAdded"), bench.ear.events(1));
    }

    @Test
    void areAskedOfTheServiceInsteadOfTheAccount() {
        bench.post(
                "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Configuration/Webhooks",
                "PreWebhookUrl",
                bench.ear.url("/service"),
                "Filters",
                "onMessageAdd");

        act("onMessageAdd");

        assertEquals(
                List.of("/service onMessageAdd"),
                bench.ear.await(1).stream()
                        .map(heard -> heard.path() + " " + heard.event())
                        .toList());
    }

    @Test
    void areAskedAtTheirOwnAddress() {
        bench.post("/v1/Configuration/Webhooks", "PreWebhookUrl", bench.ear.url("/before"));

        act("onMessageAdd");

        assertEquals(
                List.of("/before", "/chat"),
                bench.ear.await(2).stream().map(Heard::path).toList());
    }

    @Test
    void areAskedByGetAndSigned() {
        bench.post("/v1/Configuration/Webhooks", "Method", "GET");

        act("onMessageAdd");

        Heard heard = bench.ear.await("onMessageAdd");
        assertTrue(heard.isSigned());
        assertEquals("GET hi there", heard.method() + " " + heard.form().first("Body"));
    }

    @Test
    void areNeverAskedOfAWebhookOfTheConversation() {
        bench.post("/v1/Configuration/Webhooks", "PreWebhookUrl", "");
        bench.post(
                conversation + "/Webhooks",
                "Target",
                "webhook",
                "Configuration.Url",
                bench.ear.url("/scoped"),
                "Configuration.Filters",
                "onMessageAdded");

        act("onMessageAdd");

        assertEquals(List.of("onMessageAdded", "onMessageAdded"), bench.ear.events(2));
    }

    @Test
    void areNotAskedAboutWhatIsRefusedAnyway() {
        bench.postAs("alice", conversation + "/Messages", "Body", "");
        bench.postAs("alice", conversation, "Attributes", "{a");
        bench.postAs("alice", conversation + "/Participants", "Identity", "bob");

        assertEquals(List.of(), sentEvents());
    }

    @Test
    void takeNoIndexForWhatTheyReject() {
        bench.ear.answerTo("onMessageAdd", 403, "");
        act("onMessageAdd");
        bench.ear.answerTo("onMessageAdd", 200, "");

        assertEquals(1, act("onMessageAdd").json().getInteger("index"));
    }

    private Bench.Reply act(String hook) {
        return bench.exchange(way(hook).header("X-Sandbox-Client-Identity", "alice"));
    }

    private HttpRequest.Builder way(String hook) {
        return switch (hook) {
            case "onConversationAdd" -> bench.posted("/v1/Conversations");
            case "onConversationUpdate" -> bench.posted(conversation, "FriendlyName", "Repair");
            case "onConversationRemove" -> bench.request(conversation).DELETE();
            case "onMessageAdd" -> bench.posted(conversation + "/Messages", "Body", "hi there");
            case "onMessageUpdate" -> bench.posted(message, "Body", "hello!");
            case "onMessageRemove" -> bench.request(message).DELETE();
            case "onParticipantAdd" -> bench.posted(conversation + "/Participants", "Identity", "carol");
            case "onParticipantUpdate" -> bench.posted(conversation + "/Participants/bob", "Attributes", "{}");
            case "onParticipantRemove" ->
                bench.request(conversation + "/Participants/bob").DELETE();
            case "onUserUpdate" -> bench.posted("/v1/Users/alice", "FriendlyName", "Alice");
            default -> throw new IllegalArgumentException("Nobody knows how to cause " + hook + ".");
        };
    }

    private static String after(String hook) {
        return hook.endsWith("e") ? hook + "d" : hook + "ed";
    }

    private List<String> everything() {
        return Stream.of("/v1/Conversations", conversation + "/Messages", conversation + "/Participants", "/v1/Users")
                .map(path -> bench.get(path).text())
                .toList();
    }

    private List<String> sentEvents() {
        return bench.get("/sandbox/webhooks").array().stream()
                .map(sent -> ((JsonObject) sent).getString("event"))
                .toList();
    }
}
