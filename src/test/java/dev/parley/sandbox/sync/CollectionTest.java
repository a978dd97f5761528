package dev.parley.sandbox.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectionTest {
    private final SyncService service =
            new SyncService(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));
    private final SyncList list = service.addList("CH1.messages");

    @Test
    void isReadPageByPageInEitherOrder() {
        fill(0, 25);

        JsonObject page = items(Map.of("Order", "desc", "PageSize", "10"));
        assertEquals(List.of(24, 23, 22, 21, 20, 19, 18, 17, 16, 15), indexes(page));
        JsonObject next = items(Map.of("PageToken", token(page, "next_token")));
        assertEquals(List.of(14, 13, 12, 11, 10, 9, 8, 7, 6, 5), indexes(next));
        JsonObject last = items(Map.of("PageToken", token(next, "next_token")));
        assertEquals(List.of(4, 3, 2, 1, 0), indexes(last));
        assertNull(last.getJsonObject("meta").getString("next_token"));
        JsonObject back = items(Map.of("PageToken", token(last, "previous_token")));
        assertEquals(indexes(next), indexes(back));
    }

    @Test
    void isReadFromAnItemOnThatItemIncluded() {
        fill(0, 9);

        assertEquals(List.of(4, 5, 6), indexes(items(Map.of("From", "4", "PageSize", "3"))));
        assertEquals(List.of(4, 3, 2), indexes(items(Map.of("From", "4", "PageSize", "3", "Order", "desc"))));
    }

    @Test
    void mayHaveGaps() {
        fill(0, 5);
        list.remove(2);

        assertEquals(List.of(0, 1, 3, 4), indexes(items(Map.of())));
        assertEquals(List.of(), indexes(items(Map.of("Index", "2"))));
        assertEquals(List.of(3), indexes(items(Map.of("Index", "3"))));
    }

    @Test
    void isBoundedToOneHundredItemsOnAPage() {
        fill(0, 150);

        assertEquals(100, indexes(items(Map.of("PageSize", "1000"))).size());
    }

    @Test
    void isFoundBySidAndByName() {
        fill(0, 1);
        String sid = read("GET", "/v3/Lists/CH1.messages", Map.of()).body().getString("sid");

        JsonObject whole =
                read("GET", "/v3/Lists/" + sid, Map.of("Include", "items")).body();

        assertEquals(
                "CH1.messages 1 1",
                whole.getString("unique_name") + " " + whole.getValue("last_event_id") + " "
                        + whole.getJsonArray("items").size());
        assertEquals(
                "https://cds/v3/Lists/" + sid + "/Items",
                whole.getJsonObject("links").getString("items"));
    }

    @Test
    void isRefusedWhereItIsNotThereOrNotAskedForRight() {
        assertEquals("404 54150", refusal("GET", "/v3/Lists/nothing", Map.of()));
        assertEquals("404 54200", refusal("GET", "/v3/Maps/CH1.messages", Map.of()));
        assertEquals("404 20404", refusal("GET", "/v3/Streams/CH1.messages", Map.of()));
        assertEquals("403 54007", refusal("POST", "/v3/Lists/CH1.messages", Map.of()));
        assertEquals("403 54007", refusal("GET", "/v3/Lists", Map.of()));
        assertEquals("400 54008", refusal("GET", "/v3/Lists/CH1.messages/Items", Map.of("PageToken", "mine")));
        assertEquals("400 54008", refusal("GET", "/v3/Lists/CH1.messages/Items", Map.of("Index", "one")));
        assertEquals("400 54008", refusal("GET", "/v3/Lists/%ZZ", Map.of()));
    }

    private String refusal(String method, String path, Map<String, String> parameters) {
        SyncResponse reply = read(method, path, parameters);
        return reply.status() + " " + reply.body().getInteger("code");
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            JsonObject data = new JsonObject().put("number", i);
            list.put(i, () -> data);
        }
    }

    private JsonObject items(Map<String, String> parameters) {
        return read("GET", "/v3/Lists/CH1.messages/Items", parameters).body();
    }

    private SyncResponse read(String method, String path, Map<String, String> parameters) {
        return SyncReads.answer(service, method, "https://cds", path, parameters::get);
    }

    private static List<Object> indexes(JsonObject page) {
        JsonArray items = page.getJsonArray("items");
        return items.stream().map(item -> ((JsonObject) item).getValue("index")).toList();
    }

    private static String token(JsonObject page, String name) {
        return page.getJsonObject("meta").getString(name);
    }
}
