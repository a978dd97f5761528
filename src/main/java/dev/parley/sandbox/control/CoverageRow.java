package dev.parley.sandbox.control;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A part of Twilio, and how much of it the sandbox is.
 *
 * @param name what Twilio calls it
 * @param extent how far the sandbox goes
 * @param what what works, or what does not
 * @param invented what was chosen where Twilio's documents are silent; empty for nothing
 * @param page where Twilio describes it, below {@code https://www.twilio.com/docs/}
 */
record CoverageRow(String name, Extent extent, String what, String invented, String page) {
    /** How far the sandbox goes. */
    enum Extent {
        /** As Twilio describes it, but for what is named. */
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

    /** Returns the same part, with what was invented in it. */
    CoverageRow withInvented(String choices) {
        return new CoverageRow(name, extent, what, choices, page);
    }

    String url() {
        return "https://www.twilio.com/docs/" + page;
    }

    /** Returns a row of a table in Markdown. */
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
