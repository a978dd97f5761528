package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Push credentials, and bindings, which REST cannot create. */
class CredentialsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void keepsNoSecret() {
        String sid = bench.post("/v1/Credentials", "Type", "fcm", "FriendlyName", "phones", "Secret", "server-key")
                .sid();

        JsonObject expected = new JsonObject(
                """
                {
                  "sid": "CR00000000000000000000000000000001",
                  "account_sid": "AC00000000000000000000000000000000",
                  "friendly_name": "phones",
                  "type": "fcm",
                  "sandbox": null,
                  "date_created": "2026-11-22T10:00:00Z",
                  "date_updated": "2026-11-22T10:00:00Z",
                  "url": "BASE/v1/Credentials/CR00000000000000000000000000000001"
                }
                """
                        .replace("BASE", bench.uri().toString()));
        assertEquals(expected, bench.get("/v1/Credentials/" + sid).json());
    }

    @Test
    void refusesUnknownType() {
        assertEquals(
                "400 20001 Type is \"pigeon\": expected one of apn, gcm, fcm.",
                bench.post("/v1/Credentials", "Type", "pigeon").refusal());
    }

    @Test
    void forgetsWhatIsDeleted() {
        String credential = "/v1/Credentials/"
                + bench.post("/v1/Credentials", "Type", "apn").sid();

        assertEquals(204, bench.delete(credential).status());

        assertEquals(404, bench.get(credential).status());
    }

    @Test
    void hasNoBindings() {
        String bindings = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Bindings";

        assertEquals(
                0, bench.get(bindings + "?BindingType=apn").list("bindings").size());
        assertEquals(
                "404 20404 There is no binding BS1.",
                bench.delete(bindings + "/BS1").refusal());
    }
}
