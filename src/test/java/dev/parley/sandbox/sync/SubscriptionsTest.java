package dev.parley.sandbox.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private final SyncService service =
            new SyncService(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));
    private final SyncMap map = service.addMap("CH1.roster");
    private final String sid = service.find("CH1.roster").orElseThrow().sid;
    private final List<JsonObject> heard = new ArrayList<>();
    private final Subscriptions subscriptions = new Subscriptions(service, heard::add);

    @Test
    void tellOfEachEventAsItHappens() {
        establish(0);

        map.put("MB1", () -> new JsonObject().put("identity", "alice"));
        map.put("MB1", () -> new JsonObject().put("identity", "bob"));
        map.remove("MB1");
        map.remove("MB1");

        assertEquals(
                List.of("subscription_established", "map_item_added 1", "map_item_updated 2", "map_item_removed 3"),
                told());
        JsonObject event = heard.get(1).getJsonObject("event");
        assertEquals(
                "MB1 alice",
                event.getString("item_key") + " "
                        + event.getJsonObject("item_data").getString("identity"));
    }

    @Test
    void tellWhatWasAddedWhereItWasAddedAndOfAKnownItemThatItChanged() {
        put("MB1");
        put("MB2");
        put("MB1");
        put("MB2");

        establish(1);

        assertEquals(
                List.of("map_item_added 2", "map_item_updated 3", "map_item_updated 4", "subscription_established"),
                told());
    }

    @Test
    void tellWhatWasMissedBeforeTheySayThatTheyAre() {
        put("MB1");
        put("MB2");
        put("MB3");
        map.remove("MB2");
        put("MB1");

        establish(3);

        assertEquals(List.of("map_item_removed 4", "map_item_updated 5", "subscription_established"), told());
        assertEquals(5L, established().getValue("last_event_id"));
    }

    @Test
    void tellNothingTwice() {
        put("MB1");

        establish(1);
        establish(1);
        put("MB2");

        assertEquals(List.of("subscription_established", "subscription_established", "map_item_added 2"), told());
    }

    @Test
    void tellWhoDoesNotSayWhatTheyKnowNothingOfThePast() {
        put("MB1");

        request("establish", new JsonObject().put("object_sid", sid));

        assertEquals(List.of("subscription_established"), told());
    }

    @Test
    void endWhenTheyAreCancelled() {
        establish(0);

        request("cancel", new JsonObject().put("object_sid", sid));
        put("MB1");

        assertEquals(List.of("subscription_established", "subscription_canceled"), told());
    }

    @Test
    void endWithTheirClient() {
        establish(0);

        subscriptions.end();
        put("MB1");

        assertEquals(List.of("subscription_established"), told());
    }

    @Test
    void failWhereThereIsNothing() {
        request("establish", new JsonObject().put("object_sid", "MP0").put("last_event_id", 7));

        assertEquals(List.of("subscription_failed"), told());
        assertEquals(404, established().getJsonObject("error").getInteger("status"));
    }

    @Test
    void hearThatAnObjectIsGone() {
        establish(0);

        service.remove("CH1.roster");

        assertEquals(List.of("subscription_established", "map_removed 1"), told());
    }

    @Test
    void tellOlderClientsOfOneObjectAtATime() {
        JsonObject body = body("establish", new JsonObject().put("object_sid", sid));

        subscriptions.answer(body.put("event_protocol_version", 3), Runnable::run);

        assertEquals(sid, heard.get(0).getJsonObject("event").getString("object_sid"));
    }

    @Test
    void areRefusedWithoutAnAction() {
        assertEquals(400, subscriptions.answer(new JsonObject(), Runnable::run).status());
        assertEquals(
                400,
                subscriptions
                        .answer(body("reconsider", new JsonObject()), Runnable::run)
                        .status());
    }

    @Test
    void forgetTheOldestRemovalsOnly() {
        for (int i = 0; i < 1_002; i++) {
            put("MB" + i);
            map.remove("MB" + i);
        }

        establish(0);

        assertEquals("map_item_removed 6", told().get(0));
        assertEquals(1_001, told().size());
    }

    private void put(String key) {
        map.put(key, JsonObject::new);
    }

    private void establish(long lastEventId) {
        request("establish", new JsonObject().put("object_sid", sid).put("last_event_id", lastEventId));
    }

    private void request(String action, JsonObject about) {
        assertEquals(
                200, subscriptions.answer(body(action, about), Runnable::run).status());
    }

    private static JsonObject body(String action, JsonObject about) {
        return new JsonObject()
                .put("action", action)
                .put("correlation_id", 17)
                .put("event_protocol_version", 4)
                .put("requests", new JsonArray().add(about));
    }

    private JsonObject established() {
        return heard.get(heard.size() - 1).getJsonArray("events").getJsonObject(0);
    }

    private List<String> told() {
        return heard.stream()
                .map(one -> {
                    JsonObject event = one.getJsonObject("event");
                    return one.getString("event_type") + (event == null ? "" : " " + event.getValue("id"));
                })
                .toList();
    }
}
