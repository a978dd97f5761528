package dev.parley.inbox;

import dev.parley.broker.Artemis;
import dev.parley.broker.RunningArtemis;
import dev.parley.inbox.broker.InboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With an Artemis in a process of its own, the same for all tests, which a crash kills and starts again. */
class ExternalInboxTest extends InboxContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Artemis artemis;

    @SuppressWarnings("NullAway.Init")
    private static RunningArtemis running;

    @BeforeAll
    static void start() {
        artemis = Artemis.in(folder);
        running = artemis.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Override
    protected Subject open() throws Exception {
        InboxSettings settings = new InboxSettings(
                artemis.url(), Artemis.USER, Artemis.PASSWORD, folder, Duration.ofSeconds(4), Duration.ofHours(1));
        return new StoredInbox(settings, ExternalInboxTest::killAndStart);
    }

    private static void killAndStart() {
        running.kill();
        running = artemis.start();
    }
}
