package dev.parley.inbox;

import dev.parley.inbox.broker.InboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** With the broker inside. A crash is a close in the midst of a route: a killed process is {@code CrashStormTest}'s. */
class EmbeddedInboxTest extends InboxContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Override
    protected Subject open() throws Exception {
        return new StoredInbox(InboxSettings.embedded(directory, Duration.ofSeconds(4)), () -> {});
    }
}
