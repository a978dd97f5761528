package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A conversation's whole life, call by call as Twilio's Node library makes them. */
class LifeTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void livesAWholeLife() {
        Bench.Reply created = bench.post("/v1/Conversations", "FriendlyName", "Repair", "UniqueName", "repair");
        String sid = created.sid();
        String conversation = "/v1/Conversations/" + sid;
        assertEquals(201, created.status());
        assertEquals(
                409, bench.post("/v1/Conversations", "UniqueName", "repair").status());

        bench.phone(sid);
        bench.post(conversation + "/Participants", "Identity", "alice");
        assertEquals(
                2,
                bench.get(conversation + "/Participants").list("participants").size());

        IntStream.range(0, 120)
                .forEach(i -> bench.post(conversation + "/Messages", "Author", "alice", "Body", "message " + i));
        assertEquals(IntStream.range(0, 120).mapToObj(i -> "message " + i).toList(), bodies(conversation));

        List<Integer> webhooks = IntStream.range(0, 6)
                .mapToObj(i -> bench.post(
                                conversation + "/Webhooks",
                                "Target",
                                "webhook",
                                "Configuration.Url",
                                bench.ear.url("/" + i),
                                "Configuration.Filters",
                                "onMessageAdded")
                        .status())
                .toList();
        assertEquals(List.of(201, 201, 201, 201, 201, 400), webhooks);

        bench.post(conversation, "State", "closed");
        assertEquals("closed", bench.get(conversation).json().getString("state"));
        assertEquals(204, bench.delete(conversation).status());
        assertEquals(404, bench.get(conversation).status());
    }

    private List<String> bodies(String conversation) {
        List<String> bodies = new ArrayList<>();
        String next = conversation + "/Messages?PageSize=50";
        while (next != null) {
            JsonObject page = bench.get(next).json();
            page.getJsonArray("messages").forEach(message -> bodies.add(((JsonObject) message).getString("body")));
            String url = page.getJsonObject("meta").getString("next_page_url");
            next = url == null ? null : url.substring(bench.uri().toString().length());
        }
        return bodies;
    }
}
