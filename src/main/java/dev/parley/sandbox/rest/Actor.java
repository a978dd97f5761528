package dev.parley.sandbox.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change, and whether webhooks tell of it. Hooks are asked about what clients and phones do; a REST call that
 * asks for webhooks reaches those who listen after the fact, which is all that Twilio promises it.
 *
 * @param source as webhooks name it: {@code API}, {@code SDK}, {@code SMS}, {@code WHATSAPP}
 * @param clientIdentity who acted through an SDK
 * @param isSilent whether nobody is told: REST calls are silent unless they ask for webhooks
 */
public record Actor(String source, @Nullable String clientIdentity, boolean isSilent) {
    public static final Actor API = new Actor("API", null, false);
    public static final Actor SILENT_API = new Actor("API", null, true);

    /** Who writes where nobody is named. */
    public static final String SYSTEM = "system";

    /**
     * Returns the cause that a person's SDK client is.
     *
     * @throws ApiError if the identity is empty or too long
     */
    public static Actor client(String identity) {
        if (identity.isBlank() || identity.length() > Limits.NAME) {
            throw ApiError.badParameter("A client's identity has 1 to " + Limits.NAME + " characters: this one has "
                    + identity.strip().length() + ".");
        }
        return new Actor("SDK", identity, false);
    }

    /** Returns the cause that a message from this address is: {@code SMS}, or the channel that it begins with. */
    public static Actor channel(String address) {
        int colon = address.indexOf(':');
        return new Actor(colon < 0 ? "SMS" : address.substring(0, colon).toUpperCase(Locale.ROOT), null, false);
    }

    /** Returns whether hooks have a say in it. */
    public boolean isAskedAbout() {
        return !source.equals("API");
    }

    /** Returns who wrote a message that names no author. */
    public String author() {
        return clientIdentity == null ? SYSTEM : clientIdentity;
    }
}
