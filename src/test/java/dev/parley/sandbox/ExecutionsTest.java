package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(new JsonObject("{\"flow\":{\"data\":{\"name\":\"Zoe\"}}}"), started.getJsonObject("context"));
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
                "400 20001 Parameters is no JSON.", start("Parameters", "{a").refusal());
    }

    @Test
    void knowsOneFlowOnly() {
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
