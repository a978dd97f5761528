package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A chat with everything turned on that ships turned off: set up in one call, moderated, and told what did not arrive. */
@Execution(SAME_THREAD)
class GuardedChatTest {
    private static final String TOKEN = "a-token-for-this-journey";
    private static final String PHONE = "+15005550101";

    @SuppressWarnings("NullAway.Init") // by start()
    private static RunningParley parley;

    private static int management;

    private final Caller sandbox = parley.sandbox();

    @BeforeAll
    static void start(@TempDir Path folder) {
        management = Program.freePort();
        parley = Program.in(folder)
                .withVariable("PARLEY_ADMIN_TOKEN", TOKEN)
                .with("camel.management.port", String.valueOf(management))
                .with("moderate.action", "mask")
                .with("moderate.words", "humbug")
                .with("undelivered.tell", "conversation")
                .start();
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @Test
    void masksWhatAliceWritesAndTellsHerThatThePhoneIsOff() {
        String conversation = setUp("Lesson");
        sandbox.post("/sandbox/phones/" + PHONE, "Status=undelivered", "ErrorCode=30003");

        Caller.Reply written = sandbox.with("X-Sandbox-Client-Identity", "alice")
                .post("/v1/Conversations/" + conversation + "/Messages", "Body=Bah, humbug!");

        assertEquals("Bah, ******!", written.json().path("body").asText());
        await().atMost(60, SECONDS)
                .until(
                        () -> bodies(conversation),
                        hasItem("Message 0, by alice, to " + PHONE
                                + " is undelivered: the phone was off or out of reach (30003)."));
        String metrics = Caller.to(management).get("/observe/metrics").body();
        assertTrue(metrics.contains("parley_hooks_seconds_count{hook=\"onMessageAdd\",route=\"moderate\"} "), metrics);
    }

    @Test
    void isUpForThoseWhoWatch() {
        assertEquals(
                "{\"status\":\"UP\"}",
                Caller.to(management).get("/observe/health").body());
    }

    private static String setUp(String name) {
        return parley.parley()
                .with("Authorization", "Bearer " + TOKEN)
                .post(
                        "/conversations",
                        "name=" + name,
                        "address=" + PHONE,
                        "proxyAddress=+15005550100",
                        "identities=alice")
                .sid();
    }

    private List<String> bodies(String conversation) {
        return sandbox.get("/v1/Conversations/" + conversation + "/Messages")
                .json()
                .path("messages")
                .findValuesAsText("body");
    }
}
