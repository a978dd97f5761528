package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlowsTest {
    private static final String FLOW =
            """
            {"initial_state": "Trigger", "states": [
                {"name": "Trigger", "type": "trigger", "transitions": [{"event": "incomingRequest", "next": "hi"}]},
                {"name": "hi", "type": "send-message", "properties": {"body": "Hi."}, "transitions": []}]}""";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void beginWithTheSample() {
        List<String> names = bench.get("/v2/Flows").list("flows").stream()
                .map(flow -> ((JsonObject) flow).getString("friendly_name"))
                .toList();

        assertEquals(List.of("Sample flow"), names);
    }

    @Test
    void areFoundAsTheyWereCreated() {
        String sid = create("published", FLOW).sid();

        JsonObject flow = bench.get("/v2/Flows/" + sid).json();

        assertEquals("Greeting", flow.getString("friendly_name"));
        assertEquals(new JsonObject(FLOW), flow.getJsonObject("definition"));
        assertEquals(1, flow.getInteger("revision"));
    }

    @Test
    void keepTheirRevisions() {
        String flow = "/v2/Flows/" + create("published", FLOW).sid();

        bench.post(flow, "Status", "draft", "Definition", FLOW.replace("Hi.", "Ho."));

        assertEquals(2, bench.get(flow).json().getInteger("revision"));
        assertEquals(1, bench.get(flow + "/Revisions/LatestPublished").json().getInteger("revision"));
        assertEquals(2, bench.get(flow + "/Revisions/LatestRevision").json().getInteger("revision"));
        assertEquals(404, bench.get(flow + "/Revisions/3").status());
    }

    @Test
    void nameEverythingThatIsWrongWithADefinition() {
        assertEquals(
                "400 20001 Definition: widget hi, body: is missing, and so is media_url: set one of them. widget Trigger: leads to"
                        + " \"high\", which does not exist. Did you mean \"hi\"?",
                create("published", FLOW.replace("Hi.", "").replace("\"next\": \"hi\"", "\"next\": \"high\""))
                        .refusal());
    }

    @Test
    void warnOfWidgetsThatCannotRun() {
        JsonObject flow =
                create("published", FLOW.replace("send-message", "say-play")).json();

        assertEquals(
                "[{\"property_path\":\"widget hi\",\"message\":\"the sandbox does not support widgets of type say-play\"}]",
                flow.getJsonArray("warnings").encode());
    }

    @Test
    void refuseWhatIsNoDefinition() {
        assertEquals(
                "400 20001 Definition is not a JSON object.",
                create("published", "[]").refusal());
    }

    @Test
    void validateWithoutKeeping() {
        String[] form = {"FriendlyName", "Greeting", "Status", "draft", "Definition", FLOW};

        assertEquals(true, bench.post("/v2/Flows/Validate", form).json().getBoolean("valid"));
        assertEquals(1, bench.get("/v2/Flows").list("flows").size());
    }

    @Test
    void doNotRunBeforeTheyArePublished() {
        String sid = create("draft", FLOW).sid();

        assertEquals(
                "400 20001 Flow " + sid + " is a draft: publish it first.",
                bench.post("/v2/Flows/" + sid + "/Executions", "To", Bench.PHONE, "From", Bench.NUMBER)
                        .refusal());
    }

    @Test
    void areGoneOnceDeleted() {
        String flow = "/v2/Flows/" + create("published", FLOW).sid();

        bench.delete(flow);

        assertEquals(404, bench.get(flow).status());
    }

    private Bench.Reply create(String status, String definition) {
        return bench.post("/v2/Flows", "FriendlyName", "Greeting", "Status", status, "Definition", definition);
    }
}
