package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Said;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows that make HTTP requests. */
class StudioRequestTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final Visitor visitor = new Visitor(bench);

    @Test
    void asksOthersOverHttp() {
        bench.ear.answer(call -> new Said(200, "on its way"));
        visitor.listen(visitor.create(Visitor.text("support.json")
                .replace("http://127.0.0.1:1/orders", bench.ear.url("/orders"))
                .replace("fetch_order.parsed.state", "fetch_order.body")));

        visitor.say("hello");
        visitor.say("4711");

        visitor.awaitBodies("hello", Visitor.question("alice"), "4711", "Order 4711 is on its way.");
    }

    @Test
    void goesOnWhereNobodyAnswers() {
        visitor.listen(visitor.support());

        visitor.say("hello");
        visitor.say("4711");

        visitor.awaitBodies("hello", Visitor.question("alice"), "4711", "Please try again later.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            file:///etc/passwd             | is not an address: expected http:// or https://.
            https://verify.twilio.com/v2   | is a Twilio API that the sandbox does not have: it has conversations, studio and api.
            """)
    void asksNobodyOutside(String address, String reason) {
        String flow = visitor.create(Visitor.text("support.json").replace("http://127.0.0.1:1/orders", address));
        visitor.listen(flow);

        visitor.say("hello");
        visitor.say("4711");

        visitor.awaitBodies("hello", Visitor.question("alice"), "4711", "Please try again later.");
        assertEquals(
                "\"" + address + "?number=4711\" " + reason,
                visitor.execution(flow)
                        .getJsonObject("context")
                        .getJsonObject("widgets")
                        .getJsonObject("fetch_order")
                        .getString("error"));
    }

    @Test
    void isForgottenByAResetThatComesBetween() {
        CompletableFuture<Said> thinking = bench.ear.holdBack("null");
        visitor.listen(visitor.create(
                Visitor.text("support.json").replace("http://127.0.0.1:1/orders", bench.ear.url("/orders"))));
        visitor.say("hello");
        visitor.say("4711");
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
}
