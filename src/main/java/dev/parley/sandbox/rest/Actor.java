package dev.parley.sandbox.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change, and whether webhooks are sent. Changes by clients and phones have pre-action webhooks; a REST call
 * that asks for webhooks gets post-action webhooks only, as Twilio documents.
 *
 * @param source as webhooks name it: {@code API}, {@code SDK}, {@code SMS}, {@code WHATSAPP}
 * @param clientIdentity the identity of an SDK client
 * @param isSilent whether no webhooks are sent: REST calls are silent unless they ask for them
 */
public record Actor(String source, @Nullable String clientIdentity, boolean isSilent) {
    public static final Actor API = new Actor("API", null, false);
    public static final Actor SILENT_API = new Actor("API", null, true);

    /** The author of messages without one. */
    public static final String SYSTEM = "system";

    /**
     * Returns the actor for a user's SDK client.
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

    /** Returns the actor for a message from this address: {@code SMS}, or the channel in its prefix. */
    public static Actor channel(String address) {
        int colon = address.indexOf(':');
        return new Actor(colon < 0 ? "SMS" : address.substring(0, colon).toUpperCase(Locale.ROOT), null, false);
    }

    /** Returns whether its changes have pre-action webhooks. */
    public boolean isAskedAbout() {
        return !source.equals("API");
    }

    /** Returns the author of a message that names none. */
    public String author() {
        return clientIdentity == null ? SYSTEM : clientIdentity;
    }
}
