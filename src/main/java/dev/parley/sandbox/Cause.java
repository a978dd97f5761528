package dev.parley.sandbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change, and whether webhooks tell of it.
 *
 * @param source as webhooks name it: {@code API}, {@code SDK}, {@code SMS}, {@code WHATSAPP}
 * @param clientIdentity who acted through an SDK
 * @param isSilent whether nobody is told: REST calls are silent unless they ask for webhooks
 */
record Cause(String source, @Nullable String clientIdentity, boolean isSilent) {
    static final Cause API = new Cause("API", null, false);
    static final Cause SILENT_API = new Cause("API", null, true);

    /** Returns the cause that a message from this address is: {@code SMS}, or the channel that it begins with. */
    static Cause channel(String address) {
        int colon = address.indexOf(':');
        return new Cause(colon < 0 ? "SMS" : address.substring(0, colon).toUpperCase(Locale.ROOT), null, false);
    }
}
