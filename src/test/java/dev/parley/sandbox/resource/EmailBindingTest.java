package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmailBindingTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void isKeptAndShown() {
        String conversation = "/v1/Conversations/"
                + bench.post(
                                "/v1/Conversations",
                                "Bindings.Email.Address",
                                "host@example.com",
                                "Bindings.Email.Name",
                                "Host")
                        .sid();

        bench.post(conversation, "Bindings.Email.Name", "Tackleton");

        assertEquals(
                new JsonObject()
                        .put(
                                "email",
                                new JsonObject()
                                        .put("address", "host@example.com")
                                        .put("name", "Tackleton")),
                bench.get(conversation).json().getJsonObject("bindings"));
    }

    @Test
    void needsAnAddress() {
        assertEquals(
                "400 20001 Bindings.Email.Address is \"host\": expected an address like host@example.com.",
                bench.post("/v1/Conversations", "Bindings.Email.Address", "host")
                        .refusal());
    }
}
