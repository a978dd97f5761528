package dev.parley.openapi;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of Twilio's OpenAPI documents that a table was made from. They do not say it themselves: it is the release of
 * the repository that they are published in.
 *
 * @see <a href="https://github.com/twilio/twilio-oai/releases">Twilio: releases of the documents</a>
 */
record OpenApiRelease(String release, LocalDate date) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d+\\.\\d+\\.\\d+) (\\d{4}-\\d\\d-\\d\\d)");

    /** Reads a release as it is typed, say {@code 2.6.7 2026-04-14}. */
    static OpenApiRelease parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": expected the documents' release and its date, like 2.6.7 2026-04-14");
        }
        return new OpenApiRelease(written.group(1), LocalDate.parse(written.group(2)));
    }
}
