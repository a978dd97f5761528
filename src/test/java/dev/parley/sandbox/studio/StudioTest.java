package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Said;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What flows do to the world: an exported one in a conversation, small ones elsewhere. */
class StudioTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final String conversation = "/v1/Conversations/" + bench.conversation();

    @BeforeEach
    void letAliceWrite() {
        bench.letClientsDoEverything();
    }

    @Test
    void addsAParticipant() {
        String flow = support();
        feed(flow);

        say("hello");
        say("Human");

        awaitBodies("hello", question("alice"), "Human", "Helen is here.");
        assertEquals(200, bench.get(conversation + "/Participants/helen").status());
        assertEquals(
                List.of(
                        "incomingConversationMessage ask_topic",
                        "incomingMessage split_topic",
                        "match add_person",
                        "success tell_person",
                        "sent Ended"),
                path(flow));
    }

    @Test
    void asksOthersOverHttp() {
        bench.ear.answer(call -> new Said(200, "on its way"));
        feed(create(text("support.json")
                .replace("http://127.0.0.1:1/orders", bench.ear.url("/orders"))
                .replace("fetch_order.parsed.state", "fetch_order.body")));

        say("hello");
        say("4711");

        awaitBodies("hello", question("alice"), "4711", "Order 4711 is on its way.");
    }

    @Test
    void goesOnWhereNobodyAnswers() {
        feed(support());

        say("hello");
        say("4711");

        awaitBodies("hello", question("alice"), "4711", "Please try again later.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            file:///etc/passwd             | is no address: expected http:// or https://.
            https://verify.twilio.com/v2   | is of a Twilio that is not here: the sandbox is conversations, studio and api.
            """)
    void asksNobodyOutside(String address, String reason) {
        String flow = create(text("support.json").replace("http://127.0.0.1:1/orders", address));
        feed(flow);

        say("hello");
        say("4711");

        awaitBodies("hello", question("alice"), "4711", "Please try again later.");
        assertEquals(
                "\"" + address + "?number=4711\" " + reason,
                execution(flow)
                        .getJsonObject("context")
                        .getJsonObject("widgets")
                        .getJsonObject("fetch_order")
                        .getString("error"));
    }

    @Test
    void entersMessagesUnderItsOwnNameWithAttributes() {
        String flow = support();
        feed(flow);

        say("hello");
        awaitBodies("hello", question("alice"));

        JsonObject message =
                bench.get(conversation + "/Messages").list("messages").getJsonObject(1);
        assertEquals(flow, message.getString("author"));
        assertEquals("{\"widget\": \"ask_topic\"}", message.getString("attributes"));
    }

    @Test
    void knowsTheConversationsAttributes() {
        bench.post(conversation, "Attributes", "{\"topic\": \"lamps\"}");
        feed(create(saying("{{trigger.conversation.ChannelAttributes.topic}} of {{trigger.conversation.Source}}")));

        say("hello");

        awaitBodies("hello", "lamps of SDK");
    }

    @Test
    void namesTheWidgetThatItCannotRun() {
        String flow = create(saying("Hi.").replace("send-message", "send-to-flex"));
        feed(flow);

        say("hello");

        Awaitility.await()
                .until(() -> path(flow).equals(List.of("incomingConversationMessage widget", "failed Ended")));
        assertEquals("ended", execution(flow).getString("status"));
        assertEquals(
                "the sandbox runs no widgets of type send-to-flex",
                execution(flow)
                        .getJsonObject("context")
                        .getJsonObject("widgets")
                        .getJsonObject("widget")
                        .getString("error"));
    }

    @Test
    void isNotHeardByAnotherFlow() {
        feed(create(saying("one")));
        feed(create(saying("two")));

        say("hello");

        awaitBodies("hello", "one", "two");
    }

    @Test
    void saysNothingInAConversationThatIsClosed() {
        String flow = support();
        feed(flow);
        say("hello");
        awaitBodies("hello", question("alice"));

        bench.post(conversation, "State", "closed");
        bench.post("/sandbox/clock", "Advance", "PT15M");

        assertEquals(List.of("incomingConversationMessage ask_topic", "timeout give_up", "failed Ended"), path(flow));
    }

    @Test
    void endsAfterThirtyDays() {
        String flow = create(text("support.json").replace("\"900\"", "\"2592000\""));
        call(flow);

        bench.post("/sandbox/clock", "Advance", "P30D");

        assertEquals(List.of("incomingRequest ask_topic"), path(flow));
        assertEquals("ended", execution(flow).getString("status"));
    }

    @Test
    void hearsThePhoneThatItAsked() {
        String flow = create(text("support.json")
                .replace("{{widgets.ask_topic.inbound.Body | strip}}", "{{widgets.ask_topic.inbound.From}}")
                .replace("fetch_order\", \"event\": \"next", "tell_state\", \"event\": \"next"));
        call(flow);

        JsonObject written = write("4711").json();

        assertEquals(execution(flow).getString("sid"), written.getString("execution_sid"));
        Awaitility.await().until(() -> received().equals(List.of(question("Zoe"), "Order " + Bench.PHONE + " is .")));
    }

    @Test
    void leavesAPhoneInAConversationToTheConversation() {
        bench.phone(conversation.substring(conversation.lastIndexOf('/') + 1));
        call(support());

        write("4711");

        awaitBodies("4711");
    }

    @Test
    void noticesThatItsMessageDidNotArrive() {
        bench.post("/sandbox/phones/" + Bench.PHONE, "Status", "undelivered", "ErrorCode", "30003");
        String flow = support();

        call(flow);

        Awaitility.await()
                .until(() -> path(flow).equals(List.of("incomingRequest ask_topic", "deliveryFailure Ended")));
    }

    @Test
    void goesNoFurtherOnceItWasEnded() {
        String flow = support();
        feed(flow);
        say("hello");
        awaitBodies("hello", question("alice"));

        bench.post("/v2/Flows/" + flow + "/Executions/" + execution(flow).getString("sid"), "Status", "ended");
        bench.post("/sandbox/clock", "Advance", "PT15M");

        assertEquals(List.of("incomingConversationMessage ask_topic"), path(flow));
        assertEquals(List.of("hello", question("alice")), bodies());
    }

    @Test
    void isForgottenByAResetThatComesBetween() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("null");
        feed(create(text("support.json").replace("http://127.0.0.1:1/orders", bench.ear.url("/orders"))));
        say("hello");
        say("4711");
        bench.ear.await("null");

        bench.post("/sandbox/reset");
        thinking.complete(new Said(200, "on its way"));

        String again = bench.conversation();
        bench.post("/v1/Conversations/" + again + "/Messages", "Body", "still here");
        assertEquals(1, bench.get("/v2/Flows").list("flows").size());
        assertEquals(
                List.of(),
                bench.get("/v2/Flows/" + SandboxAccount.FLOW_SID + "/Executions")
                        .list("executions")
                        .getList());
    }

    private String support() {
        return create(text("support.json"));
    }

    private static String question(String name) {
        return "Hello " + name + ", an order number, please, or 'person'.";
    }

    private static String saying(String body) {
        return """
                {"initial_state": "Trigger", "states": [
                    {"name": "Trigger", "type": "trigger", "transitions": [
                        {"event": "incomingConversationMessage", "next": "widget"}]},
                    {"name": "widget", "type": "send-message", "properties": {"body": "%s"}}]}"""
                .formatted(body);
    }

    private static String text(String resource) {
        try (InputStream flow = StudioTest.class.getResourceAsStream("/dev/parley/sandbox/flow/" + resource)) {
            if (flow == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new String(flow.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String create(String definition) {
        return bench.post("/v2/Flows", "FriendlyName", "a", "Status", "published", "Definition", definition)
                .sid();
    }

    private void feed(String flow) {
        bench.post(conversation + "/Webhooks", "Target", "studio", "Configuration.FlowSid", flow);
    }

    private void call(String flow) {
        bench.post(
                "/v2/Flows/" + flow + "/Executions",
                "To",
                Bench.PHONE,
                "From",
                Bench.NUMBER,
                "Parameters",
                "{\"name\": \"Zoe\"}");
    }

    /** Says something as a visitor, once what was said before was heard. */
    private void say(String words) {
        int before = bodies().size();
        if (before > 0) {
            Awaitility.await().until(() -> bodies().size() == 2);
        }
        bench.postAs("alice", conversation + "/Messages", "Body", words);
    }

    private Bench.Reply write(String words) {
        return bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", words);
    }

    private List<String> received() {
        return bench.get("/sandbox/phones/" + Bench.PHONE).array().stream()
                .map(text -> ((JsonObject) text).getString("body"))
                .toList();
    }

    private void awaitBodies(String... expected) {
        Awaitility.await().until(() -> bodies().equals(List.of(expected)));
    }

    private List<String> bodies() {
        return bench.get(conversation + "/Messages").list("messages").stream()
                .map(message -> ((JsonObject) message).getString("body"))
                .toList();
    }

    private JsonObject execution(String flow) {
        return bench.get("/v2/Flows/" + flow + "/Executions").list("executions").getJsonObject(0);
    }

    /** Returns by what the only execution left its widgets, and where to. */
    private List<String> path(String flow) {
        List<String> path = new ArrayList<>();
        String steps = "/v2/Flows/" + flow + "/Executions/" + execution(flow).getString("sid") + "/Steps";
        bench.get(steps).list("steps").forEach(one -> {
            JsonObject step = (JsonObject) one;
            path.add(0, step.getString("name") + " " + step.getString("transitioned_to"));
        });
        return path;
    }
}
