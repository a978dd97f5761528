package dev.parley.inbox.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the inbox stores events.
 *
 * @param brokerUrl {@value #EMBEDDED} for the embedded broker, or the addresses of an external Artemis, separated by commas
 * @param user the user at an external Artemis; null for none
 * @param directory the embedded broker's journal, for one process at a time
 * @param storeTimeout how long storing an event may take before it is answered 503
 * @param routeTimeout how long a route may take before the event counts as given up
 */
public record InboxSettings(
        String brokerUrl,
        @Nullable String user,
        @Nullable String password,
        Path directory,
        Duration storeTimeout,
        Duration routeTimeout) {
    /** The embedded broker, which no other process can connect to. */
    public static final String EMBEDDED = "vm://0";

    /** Returns settings for an embedded broker, with a route timeout of one hour. */
    public static InboxSettings embedded(Path directory, Duration storeTimeout) {
        return new InboxSettings(EMBEDDED, null, null, directory, storeTimeout, Duration.ofHours(1));
    }

    /** Returns whether the broker is embedded. */
    public boolean isEmbedded() {
        return brokerUrl.equals(EMBEDDED);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "InboxSettings[" + brokerUrl + ", " + directory + ", " + storeTimeout + ", " + routeTimeout + "]";
    }
}
