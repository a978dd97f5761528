package dev.parley.inbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the inbox keeps what it was told.
 *
 * @param brokerUrl {@value #EMBEDDED} for a broker of our own, or the address of an Artemis
 * @param directory the journal of the embedded broker; one process at a time
 * @param storeTimeout how long an event may take to reach the disk before its sender hears 503
 */
public record InboxSettings(String brokerUrl, Path directory, Duration storeTimeout) {
    /** The broker that runs inside Parley, out of anybody else's reach. */
    public static final String EMBEDDED = "vm://0";

    boolean isEmbedded() {
        return brokerUrl.equals(EMBEDDED);
    }
}
