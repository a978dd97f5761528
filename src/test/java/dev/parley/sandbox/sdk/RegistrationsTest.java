package dev.parley.sandbox.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Registrations for push that come through the socket, and the bindings that REST shows of them. */
class RegistrationsTest {
    private static final String SERVICE = "/v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID;
    private static final String BINDINGS = SERVICE + "/Bindings";
    private static final String PATH = Registrations.PATH;

    @RegisterExtension
    final Bench bench = new Bench();

    private SocketClient alice = connect("alice");

    private SocketClient connect(String identity) {
        SocketClient client = SocketClient.connect(bench, null);
        client.init(identity);
        client.answer();
        return client;
    }

    @BeforeEach
    void aliceHasAPhone() {
        assertTrue(alice.register("fcm", "phone").contains("201"));
    }

    @Test
    void areBindingsOfTheService() {
        String sid = only().getString("sid");

        assertEquals(
                new JsonObject(
                        """
                        {"sid": "%1$s", "account_sid": "%2$s", "chat_service_sid": "%3$s", "credential_sid": null,
                         "date_created": "2026-11-22T10:00:00Z", "date_updated": "2026-11-22T10:00:00Z", "endpoint": "phone",
                         "identity": "alice", "binding_type": "fcm", "message_types": ["twilio.conversations.new_message"],
                         "url": "%4$s/%1$s"}
                        """
                                .formatted(
                                        sid,
                                        SandboxAccount.ACCOUNT_SID,
                                        SandboxAccount.CONVERSATIONS_SERVICE_SID,
                                        bench.uri() + BINDINGS)),
                bench.get(BINDINGS + "/" + sid).json());
    }

    @Test
    void areOneForEachAddressOfAPerson() {
        alice.register("fcm", "phone");
        alice.register("fcm", "tablet");
        connect("bob").register("fcm", "phone");

        assertEquals(List.of("alice phone", "alice tablet", "bob phone"), shown(""));
    }

    @Test
    void areFoundByTypeAndByIdentity() {
        alice.register("apn", "watch");
        connect("bob").register("fcm", "phone");

        assertEquals(List.of("alice watch"), shown("?BindingType=apn"));
        assertEquals(List.of("alice phone", "bob phone"), shown("?BindingType=fcm&BindingType=gcm"));
        assertEquals(List.of("bob phone"), shown("?Identity=bob&Identity=carol"));
        assertEquals(
                "400 20001 BindingType is \"pigeon\": expected one of apn, gcm, fcm, twilsock.",
                bench.get(BINDINGS + "?BindingType=apn&BindingType=pigeon").refusal());
    }

    @Test
    void areOfTheAccountsFirstCredentialOfTheirType() {
        bench.post("/v1/Credentials", "Type", "apn");
        String credential = bench.post("/v1/Credentials", "Type", "fcm").sid();

        alice.register("fcm", "phone");

        assertEquals(credential, only().getString("credential_sid"));
    }

    @Test
    void areForgottenByTheirIdByTheirAddressAndByRest() {
        String answer = alice.ask("DELETE", PATH + "/" + only().getString("sid"), new JsonObject());
        assertTrue(answer.contains("204"), answer);
        assertEquals(List.of(), shown(""));

        alice.register("fcm", "phone");
        alice.ask("DELETE", PATH, new JsonObject().put("binding_type", "fcm").put("address", "phone"));
        assertEquals(List.of(), shown(""));

        alice.register("fcm", "phone");
        assertEquals(204, bench.delete(BINDINGS + "/" + only().getString("sid")).status());
        assertEquals(List.of(), shown(""));
    }

    @Test
    void goWithTheirUser() {
        bench.delete("/v1/Users/alice");

        assertEquals(List.of(), shown(""));
    }

    @Test
    void areNobodyElsesToForget() {
        SocketClient bob = connect("bob");

        String answer = bob.ask("DELETE", PATH + "/" + only().getString("sid"), new JsonObject());
        bob.ask("DELETE", PATH, new JsonObject().put("binding_type", "fcm").put("address", "phone"));

        assertTrue(answer.contains("20404"), answer);
        assertEquals(List.of("alice phone"), shown(""));
    }

    @Test
    void areRefusedWithoutAnAddressOrOfAKindThatIsNone() {
        assertTrue(alice.register("fcm", "").contains("Data.RegistrationId is empty."));
        assertTrue(alice.register("pigeon", "coop").contains("expected one of apn, gcm, fcm."));
        assertTrue(alice.ask("GET", PATH, new JsonObject()).contains("Sandbox has no GET /v1/registrations."));
    }

    private JsonObject only() {
        JsonArray bindings = bench.get(BINDINGS).list("bindings");
        assertEquals(1, bindings.size());
        return bindings.getJsonObject(0);
    }

    private List<String> shown(String query) {
        return bench.get(BINDINGS + query).list("bindings").stream()
                .map(JsonObject.class::cast)
                .map(binding -> binding.getString("identity") + " " + binding.getString("endpoint"))
                .toList();
    }
}
