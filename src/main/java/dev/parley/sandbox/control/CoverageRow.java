package dev.parley.sandbox.control;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A part of Twilio, and how much of it the sandbox covers.
 *
 * @param name Twilio's name for it
 * @param extent how much is supported
 * @param what what is supported, or what is not
 * @param invented what was chosen where Twilio's documents are silent; empty for nothing
 * @param page where Twilio describes it, below {@code https://www.twilio.com/docs/}
 */
record CoverageRow(String name, Extent extent, String what, String invented, String page) {
    /** How much of a part is supported. */
    enum Extent {
        /** As Twilio describes it, except what the row names. */
        SUPPORTED,
        PARTIAL,
        ABSENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static CoverageRow supported(String name, String page, String what) {
        return new CoverageRow(name, Extent.SUPPORTED, what, "", page);
    }

    static CoverageRow partial(String name, String page, String what) {
        return new CoverageRow(name, Extent.PARTIAL, what, "", page);
    }

    static CoverageRow absent(String name, String page, String what) {
        return new CoverageRow(name, Extent.ABSENT, what, "", page);
    }

    /** Returns the same row, with what was invented. */
    CoverageRow withInvented(String choices) {
        return new CoverageRow(name, extent, what, choices, page);
    }

    String url() {
        return "https://www.twilio.com/docs/" + page;
    }

    /** Returns it as a row of a Markdown table. */
    String row() {
        return "| [" + name + "](" + url() + ") | " + extent + " | " + what + " | " + invented + " |";
    }

    JsonObject json() {
        return new JsonObject()
                .put("name", name)
                .put("extent", extent.toString())
                .put("what", what)
                .put("invented", invented)
                .put("url", url());
    }
}
