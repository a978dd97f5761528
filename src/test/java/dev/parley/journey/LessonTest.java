package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** What docs/lesson.md plays, with more of it than a reader does. */
@Execution(SAME_THREAD)
class LessonTest {
    private static final String NUMBER = "+15005550006";
    private static final AtomicInteger PHONES = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // by start()
    private static RunningParley parley;

    private final Caller sandbox = parley.sandbox();
    private final String phone = "+1500555%04d".formatted(1000 + PHONES.getAndIncrement());

    @BeforeAll
    static void start(@TempDir Path folder) {
        parley = Program.in(folder).start();
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @Test
    void saysWhatRunsWhere() {
        assertTrue(parley.output()
                .contains("No Twilio account is set: the sandbox stands in for Twilio at " + sandbox.address()));
    }

    @Test
    void putsTheHostIntoANewConversation() {
        String conversation = sandbox.telling()
                .post("/v1/Conversations", "FriendlyName=Order 42")
                .sid();

        eventually().until(() -> identities(conversation), equalTo(List.of("Tackleton")));
    }

    @Test
    void leavesAConversationAloneOfWhichNobodyTold() {
        String silent = sandbox.post("/v1/Conversations").sid();
        String told = sandbox.telling().post("/v1/Conversations").sid();

        eventually().until(() -> identities(told), equalTo(List.of("Tackleton")));

        assertEquals(List.of(), identities(silent));
    }

    @Test
    void addsAPhone() {
        String conversation = sandbox.post("/v1/Conversations").sid();

        JsonNode participant = addPhone(conversation).json();

        assertEquals(conversation, participant.path("conversation_sid").asText());
        assertEquals("sms", participant.at("/messaging_binding/type").asText());
        assertEquals(phone, participant.at("/messaging_binding/address").asText());
        assertEquals(NUMBER, participant.at("/messaging_binding/proxy_address").asText());
    }

    @Test
    void addsAPersonWhoChats() {
        String conversation = sandbox.post("/v1/Conversations").sid();

        sandbox.post(participants(conversation), "Identity=alice").sid();

        assertEquals(List.of("alice"), identities(conversation));
    }

    @Test
    void refusesTheSameNumbersAgainAndNamesTheirConversation() {
        String conversation = sandbox.post("/v1/Conversations").sid();
        addPhone(conversation).sid();
        String another = sandbox.post("/v1/Conversations").sid();

        Caller.Reply refusal = addPhone(another);

        assertEquals(409, refusal.status());
        assertEquals(50416, refusal.json().path("code").asInt());
        assertEquals(
                "A binding for this participant and proxy address already exists in Conversation " + conversation,
                refusal.json().path("message").asText());
    }

    @Test
    void freesTheNumbersWhenTheirConversationIsDeleted() {
        String conversation = sandbox.post("/v1/Conversations").sid();
        addPhone(conversation).sid();
        String another = sandbox.post("/v1/Conversations").sid();

        assertEquals(204, sandbox.delete("/v1/Conversations/" + conversation).status());

        assertEquals(201, addPhone(another).status());
    }

    @Test
    void givesAnAccessToken() throws ParseException {
        Caller.Reply reply = parley.parley().postNothing("/token/alice");

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("alice", reply.json().path("identity").asText());
        SignedJWT token = SignedJWT.parse(reply.json().path("token").asText());
        assertEquals(
                Map.of("identity", "alice", "chat", Map.of("service_sid", "IS00000000000000000000000000000000")),
                token.getJWTClaimsSet().getJSONObjectClaim("grants"));
    }

    @Test
    void answersWhatAPersonWritesOnce() {
        String conversation = sandbox.post("/v1/Conversations").sid();
        sandbox.post(participants(conversation), "Identity=alice").sid();

        sandbox.telling()
                .post(messages(conversation), "Author=alice", "Body=Hello?")
                .sid();
        eventually().until(() -> said(conversation).size(), equalTo(2));
        sandbox.telling()
                .post(messages(conversation), "Author=alice", "Body=Thanks")
                .sid();

        // Events of one conversation go in order: were the first answered twice, that would stand before the second
        // answer.
        eventually().until(() -> said(conversation).size() > 3);
        assertEquals(
                List.of(
                        "alice: Hello?",
                        "parley-bot: Hello! What can I do for you?",
                        "alice: Thanks",
                        "parley-bot: You are welcome."),
                said(conversation));
    }

    @Test
    void answersWhatAPhoneWrites() {
        Caller.Reply sent = sandbox.post("/sandbox/sms", "From=" + phone, "To=" + NUMBER, "Body=When are you open?");

        assertEquals(201, sent.status());
        String conversation = sent.json().path("conversation_sid").asText();
        eventually().until(() -> identities(conversation), equalTo(List.of("", "Tackleton")));
        eventually().until(() -> received(), equalTo(List.of("We are here Monday to Friday, 9 to 5.")));
        assertEquals(
                List.of(phone + ": When are you open?", "parley-bot: We are here Monday to Friday, 9 to 5."),
                said(conversation));
    }

    @Test
    void logsHowAMessageFares() {
        String conversation = sandbox.post("/v1/Conversations").sid();
        addPhone(conversation).sid();

        sandbox.post(messages(conversation), "Body=Your order is ready.").sid();

        eventually().until(() -> sandbox.get("/sandbox/phones/" + phone).json().size(), equalTo(1));
        String text =
                sandbox.get("/sandbox/phones/" + phone).json().at("/0/sid").asText();
        eventually().until(parley::output, containsString("Message " + text + " to " + phone + " is sent\n"));
        eventually().until(parley::output, containsString("Message " + text + " to " + phone + " is delivered\n"));
    }

    private Caller.Reply addPhone(String conversation) {
        return sandbox.post(
                participants(conversation),
                "MessagingBinding.Address=" + phone,
                "MessagingBinding.ProxyAddress=" + NUMBER);
    }

    private List<String> identities(String conversation) {
        return list(sandbox.get(participants(conversation)).json().path("participants")).stream()
                .map(participant -> participant.path("identity").asText(""))
                .toList();
    }

    private List<String> said(String conversation) {
        return list(sandbox.get(messages(conversation)).json().path("messages")).stream()
                .map(message -> message.path("author").asText() + ": "
                        + message.path("body").asText())
                .toList();
    }

    private List<String> received() {
        return list(sandbox.get("/sandbox/phones/" + phone).json()).stream()
                .map(text -> text.path("body").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String participants(String conversation) {
        return "/v1/Conversations/" + conversation + "/Participants";
    }

    private static String messages(String conversation) {
        return "/v1/Conversations/" + conversation + "/Messages";
    }

    private static ConditionFactory eventually() {
        return await().atMost(30, SECONDS);
    }
}
