package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExecutionsTest {
    private static final String EXECUTIONS = "/v2/Flows/" + SandboxAccount.FLOW_SID + "/Executions";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void startsActiveWithItsParameters() {
        JsonObject started = start("Parameters", "{\"name\":\"Zoe\"}").json();

        assertEquals("active", started.getString("status"));
        assertEquals(
                new JsonObject("{\"name\":\"Zoe\"}"),
                started.getJsonObject("context").getJsonObject("flow").getJsonObject("data"));
    }

    @Test
    void knowsItsContactAndItsFlow() {
        JsonObject context =
                bench.get(EXECUTIONS + "/" + start().sid() + "/Context").json().getJsonObject("context");

        assertEquals(
                Bench.PHONE,
                context.getJsonObject("contact").getJsonObject("channel").getString("address"));
        assertEquals(SandboxAccount.FLOW_SID, context.getJsonObject("flow").getString("flow_sid"));
        assertEquals(
                Bench.NUMBER,
                context.getJsonObject("flow").getJsonObject("channel").getString("address"));
    }

    @Test
    void writesToItsContact() {
        start();

        Awaitility.await()
                .until(() ->
                        bench.get("/sandbox/phones/" + Bench.PHONE).text().contains("Hello from the sample flow."));
    }

    @Test
    void endsWhenToldTo() {
        String execution = EXECUTIONS + "/" + start().sid();

        bench.post(execution, "Status", "ended");

        assertEquals("ended", bench.get(execution).json().getString("status"));
    }

    @Test
    void refusesASecondForTheSameContact() {
        String first = start().sid();

        assertEquals("409 20409 Execution " + first + " is already active for this contact.", start().refusal());
    }

    @Test
    void refusesParametersThatAreNoJson() {
        assertEquals(
                "400 20001 Parameters is not valid JSON.",
                start("Parameters", "{a").refusal());
    }

    @Test
    void refusesParametersThatAreNoObject() {
        assertEquals(
                "400 20001 Parameters is not a JSON object.",
                start("Parameters", "[1]").refusal());
    }

    @Test
    void startsAnotherOnceTheFirstHasEnded() {
        bench.post(EXECUTIONS + "/" + start().sid(), "Status", "ended");

        assertEquals(201, start().status());
    }

    @Test
    void isForgottenAThousandExecutionsAfterItEnded() {
        String flow = "/v2/Flows/"
                + bench.post(
                                "/v2/Flows",
                                "FriendlyName",
                                "Nothing",
                                "Status",
                                "published",
                                "Definition",
                                "{\"initial_state\": \"T\", \"states\": [{\"name\": \"T\", \"type\": \"trigger\"}]}")
                        .sid();
        String[] form = {"To", Bench.PHONE, "From", Bench.NUMBER};
        String first = bench.post(flow + "/Executions", form).sid();

        for (int i = 1; i < 1_000; i++) {
            bench.post(flow + "/Executions", form);
        }
        assertEquals(200, bench.get(flow + "/Executions/" + first).status());
        bench.post(flow + "/Executions", form);

        assertEquals(404, bench.get(flow + "/Executions/" + first).status());
    }

    @Test
    void tellsTheStepsItTookTheNewestFirst() {
        String steps = EXECUTIONS + "/" + start().sid() + "/Steps";

        JsonObject step = bench.get(steps).list("steps").getJsonObject(0);

        assertEquals("incomingRequest", step.getString("name"));
        assertEquals("Trigger", step.getString("transitioned_from"));
        assertEquals("ask", step.getString("transitioned_to"));
        assertEquals(
                step.getJsonObject("context"),
                bench.get(steps + "/" + step.getString("sid") + "/Context")
                        .json()
                        .getJsonObject("context"));
    }

    @Test
    void knowsNoStepThatWasNotTaken() {
        assertEquals(
                "404 20404 There is no step FT1.",
                bench.get(EXECUTIONS + "/" + start().sid() + "/Steps/FT1").refusal());
    }

    @Test
    void knowsNoFlowThatIsNotThere() {
        String other = "FW11111111111111111111111111111111";

        assertEquals(
                "404 20404 There is no flow " + other + ".",
                bench.get("/v2/Flows/" + other + "/Executions").refusal());
    }

    @Test
    void forgetsWhatIsDeleted() {
        String execution = EXECUTIONS + "/" + start().sid();

        bench.delete(execution);

        assertEquals(404, bench.get(execution).status());
    }

    private Bench.Reply start(String... more) {
        String[] form = new String[4 + more.length];
        form[0] = "To";
        form[1] = Bench.PHONE;
        form[2] = "From";
        form[3] = Bench.NUMBER;
        System.arraycopy(more, 0, form, 4, more.length);
        return bench.post(EXECUTIONS, form);
    }
}
