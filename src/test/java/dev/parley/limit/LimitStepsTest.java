package dev.parley.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.door.OpenDoor;
import dev.parley.protocol.http.RefusalLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The responses of a route that begins with a limit. */
class LimitStepsTest {
    private static final String ROUTES =
            """
            - route:
                group: browser
                from:
                  uri: platform-http:/things/{name}
                  steps:
                    - process: {ref: limitThings}
                    - setBody: {constant: done}
            - route:
                from:
                  uri: platform-http:/other
                  steps:
                    - process: {ref: limitThings}
                    - setBody: {constant: done}
            """;

    private final FakeTime time = new FakeTime();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OpenDoor door = new OpenDoor();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void answers429AndWhenToAskAgain() throws Exception {
        open("2/m", "off", false);
        door.get("/things/a");
        door.get("/things/b");

        time.pass(Duration.ofMillis(500));
        HttpResponse<String> refused = door.get("/things/c");

        assertEquals(429, refused.statusCode());
        assertEquals("", refused.body());
        assertEquals(Optional.of("30"), refused.headers().firstValue("Retry-After"));
    }

    @Test
    void letsPassWhoAsksAgainThen() throws Exception {
        open("2/s", "off", false);
        door.get("/things/a");
        door.get("/things/a");
        HttpResponse<String> refused = door.get("/things/a");

        assertEquals(Optional.of("1"), refused.headers().firstValue("Retry-After"));
        time.pass(Duration.ofSeconds(1));
        assertEquals("done", door.get("/things/a").body());
    }

    @Test
    void letsPagesReadTheRefusal() throws Exception {
        open("off", "1/h", false);
        door.get("/things/a");

        HttpResponse<String> refused =
                door.send(HttpRequest.newBuilder(door.uri("/things/a")).header("Origin", "https://page.example"));

        assertEquals(429, refused.statusCode());
        assertEquals(Optional.of("https://page.example"), refused.headers().firstValue("Access-Control-Allow-Origin"));
        assertEquals(Optional.of("Retry-After"), refused.headers().firstValue("Access-Control-Expose-Headers"));
    }

    @Test
    void countsRoutesWithTheSameStepTogether() throws Exception {
        open("1/h", "off", false);
        door.get("/things/a");

        assertEquals(429, door.get("/other").statusCode());
    }

    @Test
    void countsRefusalsByThePathThatTheRouteHas() throws Exception {
        open("1/h", "off", false);
        for (String name : List.of("a", "b", "c")) {
            door.get("/things/" + name);
        }

        assertEquals(
                2,
                metrics.get("parley.http.refused")
                        .tags("reason", "rate", "path", "/things/{name}")
                        .counter()
                        .count());
    }

    @Test
    void sparesThisMachineWhereNobodyElseCanCall() throws Exception {
        open("1/h", "1/h", true);

        door.get("/things/a");
        assertEquals(200, door.get("/things/a").statusCode());
    }

    @Test
    void bindsAStepForEachLimit() {
        assertTrue(Unlimited.steps()
                .keySet()
                .containsAll(List.of("limitTokens", "limitWebchats", "limitConversations", "limitRequests")));
    }

    private void open(String perAddress, String inAll, boolean sparesThisMachine) throws Exception {
        LimitSteps.of(
                        List.of(new LimitSettings("things", Rate.read(perAddress), Rate.read(inAll))),
                        sparesThisMachine,
                        new RefusalLog(),
                        metrics,
                        time)
                .forEach(door::with);
        door.with(ROUTES);
    }
}
