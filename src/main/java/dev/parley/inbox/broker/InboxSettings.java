package dev.parley.inbox.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the inbox keeps what it was told.
 *
 * @param brokerUrl {@value #EMBEDDED} for a broker of our own, or the address of an Artemis, or several separated by commas
 * @param user who Parley is to an Artemis elsewhere; null for nobody
 * @param directory the journal of the embedded broker; one process at a time
 * @param storeTimeout how long an event may take to reach the disk before its sender hears 503
 * @param routeTimeout how long a route may take before it has given up an event
 */
public record InboxSettings(
        String brokerUrl,
        @Nullable String user,
        @Nullable String password,
        Path directory,
        Duration storeTimeout,
        Duration routeTimeout) {
    /** The broker that runs inside Parley, out of anybody else's reach. */
    public static final String EMBEDDED = "vm://0";

    /** Tells of an embedded broker; a route may take an hour. */
    public static InboxSettings embedded(Path directory, Duration storeTimeout) {
        return new InboxSettings(EMBEDDED, null, null, directory, storeTimeout, Duration.ofHours(1));
    }

    /** Returns whether the broker is the one inside Parley. */
    public boolean isEmbedded() {
        return brokerUrl.equals(EMBEDDED);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "InboxSettings[" + brokerUrl + ", " + directory + ", " + storeTimeout + ", " + routeTimeout + "]";
    }
}
