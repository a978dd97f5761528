package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor talks to the flow that ships with the sandbox, through the Studio path of the chat widget. */
class SampleFlowTest {
    private static final String ALICE = "alice";
    private static final String QUESTION =
            "Hello from the sample flow. Shall somebody call you back? Answer yes or no.";
    private static final String EXECUTIONS = "/v2/Flows/" + SandboxAccount.FLOW_SID + "/Executions";

    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";

    @BeforeEach
    void openConversation() {
        conversation = "/v1/Conversations/" + bench.conversation();
        bench.post(conversation + "/Participants", "Identity", ALICE);
    }

    @Test
    void asksAndAnswersAndEnds() {
        feedFlow();

        say("hello");
        awaitBodies("hello", QUESTION);
        say("Sure");

        awaitBodies("hello", QUESTION, "Sure", "You said sure: somebody will call you.");
        assertEquals(List.of("ended"), statuses());
    }

    @Test
    void asksAgainWhatItDidNotUnderstand() {
        feedFlow();

        say("hello");
        awaitBodies("hello", QUESTION);
        say("maybe");

        String again = "The sample flow heard \"maybe\", and knows yes and no only.";
        awaitBodies("hello", QUESTION, "maybe", again, QUESTION);
        assertEquals(List.of("active"), statuses());
    }

    @Test
    void takesLeaveOfWhoeverNeverAnswers() {
        feedFlow();

        say("hello");
        awaitBodies("hello", QUESTION);
        bench.post("/sandbox/clock", "Advance", "PT1H");

        awaitBodies("hello", QUESTION, "Then nobody will call. Write again whenever you like.");
        assertEquals(List.of("ended"), statuses());
    }

    @Test
    void beginsAnewWithTheNextMessage() {
        feedFlow();

        say("hello");
        awaitBodies("hello", QUESTION);
        say("no");
        String goodBye = "Then nobody will call. Write again whenever you like.";
        awaitBodies("hello", QUESTION, "no", goodBye);
        say("hello again");

        awaitBodies("hello", QUESTION, "no", goodBye, "hello again", QUESTION);
        assertEquals(List.of("active", "ended"), statuses());
    }

    @Test
    void hearsWhatWasSaidBeforeItCame() {
        say("hello");

        feedFlow();

        awaitBodies("hello", QUESTION);
    }

    @Test
    void reachesThePhonesInTheConversation() {
        bench.phone(conversation.substring(conversation.lastIndexOf('/') + 1));
        feedFlow();

        say("hello");

        Awaitility.await()
                .until(() -> bench.get("/sandbox/phones/" + Bench.PHONE).text().contains(QUESTION));
    }

    @Test
    void isForgottenByAResetAndThereAgain() {
        feedFlow();
        say("hello");
        awaitBodies("hello", QUESTION);

        bench.exchange(bench.posted("/sandbox/reset"));

        assertEquals(0, bench.get(EXECUTIONS).list("executions").size());
        assertEquals(
                "Sample flow",
                bench.get("/v2/Flows/" + SandboxAccount.FLOW_SID).json().getString("friendly_name"));
    }

    private void feedFlow() {
        bench.post(
                conversation + "/Webhooks",
                "Target",
                "studio",
                "Configuration.FlowSid",
                SandboxAccount.FLOW_SID,
                "Configuration.Filters",
                "onMessageAdded",
                "Configuration.ReplayAfter",
                "0");
    }

    private void say(String words) {
        bench.postAs(ALICE, conversation + "/Messages", "Body", words);
    }

    private void awaitBodies(String... expected) {
        Awaitility.await().until(() -> bodies().equals(List.of(expected)));
    }

    private List<String> bodies() {
        return bench.get(conversation + "/Messages").list("messages").stream()
                .map(message -> ((JsonObject) message).getString("body"))
                .toList();
    }

    private List<String> statuses() {
        return bench.get(EXECUTIONS).list("executions").stream()
                .map(execution -> ((JsonObject) execution).getString("status"))
                .toList();
    }
}
