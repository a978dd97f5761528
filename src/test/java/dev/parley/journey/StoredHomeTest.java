package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings and routes that shipped with an earlier version, and routes of a user's own: they do what they did. */
class StoredHomeTest {
    private static final String TOKEN = "a-token-for-this-journey";
    private static final String PHONE = "+15005550101";
    private static final String OURS = "+15005550100";

    static Stream<StoredData> all() throws IOException {
        return StoredData.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void goesOnWithThisVersion(StoredData data, @TempDir Path folder) {
        Program program = Program.in(folder)
                .withHome(data.home())
                .withVariable("PARLEY_ADMIN_TOKEN", TOKEN)
                .withVariable("PARLEY_ACCESS_SECRETS", TOKEN)
                .with("moderate.action", "mask")
                .with("moderate.words", "humbug")
                .with("undelivered.tell", "conversation");
        try (RunningParley parley = program.start()) {
            givesTokens(parley.parley());
            opensAWebchat(parley);
            String conversation = setsUpAndDeletes(parley.parley());
            asksHooks(parley.sandbox(), conversation);
            answersGreetsAndTells(parley, conversation);
            runsRoutesOfTheUsersOwn(parley, conversation);
        }
    }

    private static void givesTokens(Caller parley) {
        assertEquals(
                Set.of("token", "identity"),
                names(parley.postNothing("/token/alice").json()));
        assertEquals(200, parley.get("/chat-widget?identity=alice").status());
        assertEquals(401, parley.get("/chat-widget").status());
        Caller.Reply refused = parley.get("/token/Tackleton");
        assertEquals(400, refused.status());
        assertEquals(Set.of("message"), names(refused.json()));
    }

    private static void opensAWebchat(RunningParley parley) {
        Caller.Reply opened = parley.parley()
                .postJson("/initWebchat", "{\"formData\": {\"friendlyName\": \"Ada\", \"query\": \"Hello?\"}}");
        assertEquals(Set.of("token", "conversationSid", "expiration"), names(opened.json()), opened.body());
        String conversation = opened.json().path("conversationSid").asText();
        eventually(() -> said(parley.sandbox(), conversation), hasItem("parley-bot: Hello! What can I do for you?"));
        Caller.Reply renewed = parley.parley()
                .post("/refreshToken", "token=" + opened.json().path("token").asText());
        assertEquals(200, renewed.status(), renewed.body());
    }

    private static String setsUpAndDeletes(Caller parley) {
        Caller operator = parley.with("Authorization", "Bearer " + TOKEN);
        String[] setUp = {"name=Lesson", "address=" + PHONE, "proxyAddress=" + OURS, "identities=alice"};
        assertEquals(401, parley.post("/conversations", setUp).status());
        String first = operator.post("/conversations", setUp).sid();
        assertEquals(
                first, operator.post("/conversations", setUp).json().path("sid").asText());
        assertEquals(204, operator.delete("/conversations/" + first).status());
        assertEquals(404, operator.delete("/conversations/" + first).status());
        assertEquals(
                Set.of("error"), names(operator.post("/conversations", "name=").json()));
        return operator.post("/conversations", setUp).sid();
    }

    private static void asksHooks(Caller sandbox, String conversation) {
        Caller alice = sandbox.with("X-Sandbox-Client-Identity", "alice");
        assertEquals(
                "Bah, ******!",
                alice.post(messages(conversation), "Body=Bah, humbug!")
                        .json()
                        .path("body")
                        .asText());
        String opened = sandbox.post("/sandbox/sms", "From=+15005550107", "To=" + OURS, "Body=Hello?")
                .json()
                .path("conversation_sid")
                .asText();
        assertEquals(
                "Tackleton & Co.",
                sandbox.get("/v1/Conversations/" + opened)
                        .json()
                        .path("friendly_name")
                        .asText());
    }

    private static void answersGreetsAndTells(RunningParley parley, String conversation) {
        Caller sandbox = parley.sandbox();
        sandbox.telling()
                .post(messages(conversation), "Author=alice", "Body=Hello?")
                .sid();
        eventually(() -> said(sandbox, conversation), hasItem("parley-bot: Hello! What can I do for you?"));
        eventually(() -> identities(sandbox, conversation), hasItem("Tackleton"));
        eventually(parley::output, containsString(" to " + PHONE + " is delivered\n"));
        sandbox.post("/sandbox/phones/" + PHONE, "Status=undelivered", "ErrorCode=30003");
        sandbox.post(messages(conversation), "Author=alice", "Body=Are you there?")
                .sid();
        eventually(
                () -> said(sandbox, conversation).toString(),
                containsString("is undelivered: the phone was off or out of reach (30003)."));
    }

    private static void runsRoutesOfTheUsersOwn(RunningParley parley, String conversation) {
        Caller sandbox = parley.sandbox();
        sandbox.telling()
                .post(messages(conversation), "Author=alice", "Body=I need money")
                .sid();
        eventually(() -> identities(sandbox, conversation), hasItem("Scrooge"));
        Caller shop = parley.parley().with("X-Parley-Secret", TOKEN);
        assertEquals(401, parley.parley().get("/stock?sid=" + conversation).status());
        assertEquals("Lesson", shop.get("/stock?sid=" + conversation).body());
        String none = Twilio.conversation(1);
        assertEquals(
                "404 20404 false CANNOT_HELP conversations/fetch " + none,
                shop.get("/stock?sid=" + none).body());
        eventually(
                parley::output,
                matchesPattern("(?s).*all-else - onParticipantAdded is ([0-9a-f]{40}) as well as \\1\n.*"));
    }

    private static <T> void eventually(Callable<T> asked, Matcher<? super T> expected) {
        await().atMost(60, SECONDS).until(asked, expected);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> identities(Caller sandbox, String conversation) {
        return sandbox.get("/v1/Conversations/" + conversation + "/Participants")
                .json()
                .path("participants")
                .findValuesAsText("identity");
    }

    private static List<String> said(Caller sandbox, String conversation) {
        JsonNode messages = sandbox.get(messages(conversation)).json().path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("author").asText() + ": "
                        + message.path("body").asText())
                .toList();
    }

    private static String messages(String conversation) {
        return "/v1/Conversations/" + conversation + "/Messages";
    }
}
