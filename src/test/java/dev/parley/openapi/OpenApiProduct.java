package dev.parley.openapi;

import java.util.Locale;

/** A product of Twilio that has an OpenAPI document of its own, and the part of it that the tests read. */
public enum OpenApiProduct {
    CONVERSATIONS_V1("/v1/"),
    STUDIO_V2("/v2/Flows"),
    API_V2010("/2010-04-01/Accounts/{AccountSid}/Messages");

    private final String prefix;

    OpenApiProduct(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the name of its document, and of its table, without the extension. */
    String fileName() {
        return "twilio_" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the tests read what is said of a path. */
    public boolean has(String path) {
        return path.startsWith(prefix);
    }
}
