package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.rest.SandboxAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * For any input to its REST paths, the sandbox answers with a status below 500, logs no error, and still answers
 * afterwards. A failure names its seed: {@code -Dparley.fuzz.seed} repeats it, {@code -Dparley.fuzz.inputs} makes it
 * longer.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("parley.fuzz.inputs", 3_000);
    private static final long SEED = Long.getLong("parley.fuzz.seed", System.nanoTime());
    /** The sandbox may be full and answer 507, which is not an error. */
    private static final int BETWEEN_RESETS = 500;

    @RegisterExtension
    final Bench bench = new Bench();

    private final Trouble trouble = new Trouble();

    @BeforeEach
    void watchTheLog() {
        trouble.start();
        LoggerContext.getContext(false).getConfiguration().getRootLogger().addAppender(trouble, Level.WARN, null);
    }

    @AfterEach
    void leaveTheLog() {
        LoggerContext.getContext(false).getConfiguration().getRootLogger().removeAppender(trouble.getName());
    }

    @Test
    void answersWhateverIsSent() throws IOException {
        Random random = new Random(SEED);
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (Wire wire = new Wire(bench.uri())) {
            Map<String, String> there = Map.of();
            for (int input = 0; input < INPUTS; input++) {
                if (input % BETWEEN_RESETS == 0) {
                    there = begin();
                }
                Strange request = Strange.next(random, there);
                String which = "seed " + SEED + ", input " + input + ": " + request;

                int status = ask(wire, request, which);

                check(status, request, which);
                statuses.merge(status, 1, Integer::sum);

                assertEquals(List.of(), trouble.said, which);
                // Its faults must not apply to the next one.
                assertEquals(204, wire.ask(own("DELETE", "/sandbox/faults"), false), which);
            }
        }
        assertEquals(200, bench.get("/v1/Conversations").status());
        assertEquals(List.of(), trouble.said, "seed " + SEED);
        // Else all requests were refused by the server.
        assertTrue(statuses.keySet().containsAll(List.of(200, 201, 400, 401, 404, 405)), () -> "only " + statuses);
    }

    /** Resets the sandbox, and creates one resource of each type. */
    private Map<String, String> begin() {
        bench.post("/sandbox/reset");
        String conversation = bench.conversation();
        String path = "/v1/Conversations/" + conversation;
        String webhook = bench.post(
                        path + "/Webhooks",
                        "Target",
                        "webhook",
                        "Configuration.Url",
                        bench.ear.url("/scoped"),
                        "Configuration.Filters",
                        "onMessageAdded")
                .sid();
        return Map.of(
                "CH", conversation,
                "WH", webhook,
                "MB", bench.post(path + "/Participants", "Identity", "alice").sid(),
                "IM", bench.post(path + "/Messages", "Body", "hello").sid(),
                "US", bench.post("/v1/Users", "Identity", "bob").sid(),
                "CR",
                        bench.post("/v1/Credentials", "Type", "fcm", "Secret", "secret")
                                .sid(),
                "RL", SandboxAccount.ROLE_SIDS.get(0));
    }

    private static int ask(Wire wire, Strange request, String which) throws IOException {
        try {
            byte[] bytes = request.bytes().getBytes();
            return request.isWhole() ? wire.ask(bytes, request.toString().startsWith("HEAD ")) : wire.tell(bytes);
        } catch (IOException e) {
            throw new IOException(which, e);
        }
    }

    private static void check(int status, Strange request, String which) {
        assertTrue(status < 500, () -> status + " for " + which);
        assertTrue(status != Wire.NOTHING || !request.isWhole(), () -> "No answer to " + which);
    }

    private static byte[] own(String method, String path) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").getBytes(UTF_8);
    }

    /** The errors logged by the sandbox and its libraries. */
    private static final class Trouble extends AbstractAppender {
        private final List<String> said = new CopyOnWriteArrayList<>();

        Trouble() {
            super("trouble", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            boolean isOurs = event.getLoggerName().startsWith("dev.parley.sandbox")
                    || event.getLoggerName().startsWith("io.");
            if (isOurs && (event.getThrown() != null || event.getLevel().isMoreSpecificThan(Level.ERROR))) {
                said.add(event.getLoggerName() + ": " + event.getMessage().getFormattedMessage() + " "
                        + event.getThrown());
            }
        }
    }
}
