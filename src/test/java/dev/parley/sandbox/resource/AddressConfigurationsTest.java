package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AddressConfigurationsTest {
    private static final String PATH = "/v1/Configuration/Addresses";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void answersCreationWithTheWholeResource() {
        Bench.Reply created = bench.post(
                PATH,
                "Type",
                "sms",
                "Address",
                Bench.NUMBER,
                "FriendlyName",
                "Front desk",
                "AutoCreation.Enabled",
                "true",
                "AutoCreation.Type",
                "webhook",
                "AutoCreation.WebhookUrl",
                "http://127.0.0.1:8080/chat",
                "AutoCreation.WebhookMethod",
                "post",
                "AutoCreation.WebhookFilters",
                "onMessageAdded",
                "AutoCreation.WebhookFilters",
                "onDeliveryUpdated");

        JsonObject expected = new JsonObject(
                """
                {
                  "sid": "IG00000000000000000000000000000001",
                  "account_sid": "AC00000000000000000000000000000000",
                  "type": "sms",
                  "address": "+15005550006",
                  "friendly_name": "Front desk",
                  "auto_creation": {
                    "enabled": true,
                    "type": "webhook",
                    "conversation_service_sid": null,
                    "webhook_url": "http://127.0.0.1:8080/chat",
                    "webhook_method": "post",
                    "webhook_filters": ["onMessageAdded", "onDeliveryUpdated"],
                    "studio_flow_sid": null,
                    "studio_retry_count": null
                  },
                  "date_created": "2026-11-22T10:00:00Z",
                  "date_updated": "2026-11-22T10:00:00Z",
                  "url": "BASE/v1/Configuration/Addresses/IG00000000000000000000000000000001",
                  "address_country": null
                }
                """
                        .replace("BASE", bench.uri().toString()));
        assertEquals(201, created.status());
        assertEquals(expected, created.json());
    }

    @Test
    void findsByAddress() {
        String sid = bench.post(PATH, "Type", "whatsapp", "Address", "whatsapp:+15005550006")
                .sid();

        assertEquals(sid, bench.get(PATH + "/whatsapp%3A+15005550006").sid());
    }

    @Test
    void listsByType() {
        bench.post(PATH, "Type", "sms", "Address", Bench.NUMBER);
        String chat = bench.post(PATH, "Type", "chat", "Address", "front-desk").sid();

        assertEquals(
                chat,
                bench.get(PATH + "?Type=chat")
                        .list("address_configurations")
                        .getJsonObject(0)
                        .getString("sid"));
    }

    @Test
    void refusesAddressThatIsConfigured() {
        String sid = bench.post(PATH, "Type", "sms", "Address", Bench.NUMBER).sid();

        assertEquals(
                "409 20409 Address +15005550006 is configured: " + sid + ".",
                bench.post(PATH, "Type", "sms", "Address", Bench.NUMBER).refusal());
    }

    @Test
    void refusesFlowThatIsNotNamed() {
        assertEquals(
                "400 50367 AutoCreation.StudioFlowSid is missing.",
                bench.post(PATH, "Type", "sms", "Address", Bench.NUMBER, "AutoCreation.Type", "studio")
                        .refusal());
    }

    @Test
    void refusesServiceThatIsNotThere() {
        String other = "IS11111111111111111111111111111111";

        assertEquals(
                "400 50050 AutoCreation.ConversationServiceSid is " + other + ": there is no such service.",
                bench.post(PATH, "Type", "sms", "Address", Bench.NUMBER, "AutoCreation.ConversationServiceSid", other)
                        .refusal());
    }

    @Test
    void forgetsWhatIsDeleted() {
        bench.post(PATH, "Type", "sms", "Address", Bench.NUMBER);

        assertEquals(204, bench.delete(PATH + "/" + Bench.NUMBER).status());

        assertEquals(
                "404 20404 There is no address configuration +15005550006.",
                bench.get(PATH + "/" + Bench.NUMBER).refusal());
    }
}
