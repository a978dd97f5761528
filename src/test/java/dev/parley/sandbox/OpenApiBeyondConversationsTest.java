package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.openapi.OpenApiProduct;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checks responses about flows and text messages against Twilio's OpenAPI documents, as {@link OpenApiTest} does. */
class OpenApiBeyondConversationsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final List<String> complaints = new ArrayList<>();

    @Test
    void answersExecutionsAsTheDocumentSays() {
        Judge judge = judge(OpenApiProduct.STUDIO_V2, "/v2/Flows/" + SandboxAccount.FLOW_SID, "/v2/Flows/{FlowSid}");
        String one = "/Executions/"
                + judge.post("/Executions", "/Executions", "To", Bench.PHONE, "From", Bench.NUMBER)
                        .sid();
        judge.get("/Executions", "/Executions");
        judge.get("/Executions/{Sid}", one);
        judge.get("/Executions/{ExecutionSid}/Context", one + "/Context");
        String steps = "/Executions/{ExecutionSid}/Steps";
        judge.get(steps, one + "/Steps");
        String step = one + "/Steps/"
                + bench.get("/v2/Flows/" + SandboxAccount.FLOW_SID + one + "/Steps")
                        .list("steps")
                        .getJsonObject(0)
                        .getString("sid");
        judge.get(steps + "/{Sid}", step);
        judge.get(steps + "/{StepSid}/Context", step + "/Context");
        judge.post("/Executions/{Sid}", one, "Status", "ended");
        judge.delete("/Executions/{Sid}", one);

        assertEquals(List.of(), complaints);
    }

    @Test
    void answersFlowsAsTheDocumentSays() {
        Judge judge = judge(OpenApiProduct.STUDIO_V2, "/v2/Flows", "/v2/Flows");
        String sample = bench.get("/v2/Flows/" + SandboxAccount.FLOW_SID)
                .json()
                .getJsonObject("definition")
                .encode();
        String[] form = {"FriendlyName", "Support", "Status", "published", "Definition", sample};
        judge.post("/Validate", "/Validate", form);
        String one = "/" + judge.post("", "", form).sid();
        judge.get("", "");
        judge.get("/{Sid}", one);
        judge.post("/{Sid}", one, "Status", "draft", "CommitMessage", "again");
        judge.get("/{Sid}/Revisions", one + "/Revisions");
        judge.get("/{Sid}/Revisions/{Revision}", one + "/Revisions/LatestPublished");
        judge.get("/{Sid}/TestUsers", one + "/TestUsers");
        judge.post("/{Sid}/TestUsers", one + "/TestUsers", "TestUsers", Bench.PHONE);
        judge.delete("/{Sid}", one);

        assertEquals(List.of(), complaints);
    }

    @Test
    void answersTextMessagesAsTheDocumentSays() {
        Judge judge = judge(
                OpenApiProduct.API_V2010,
                "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID,
                "/2010-04-01/Accounts/{AccountSid}");
        String one = judge.post(
                        "/Messages.json", "/Messages.json", "To", Bench.PHONE, "From", Bench.NUMBER, "Body", "hello")
                .sid();
        judge.get("/Messages.json", "/Messages.json");
        judge.get("/Messages/{Sid}.json", "/Messages/" + one + ".json");

        assertEquals(List.of(), complaints);
    }

    private Judge judge(OpenApiProduct product, String root, String template) {
        return new Judge(bench, product, root, template, complaints);
    }
}
