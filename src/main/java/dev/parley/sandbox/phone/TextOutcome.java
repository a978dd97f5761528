package dev.parley.sandbox.phone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The final status of texts to a phone, under Twilio's names. */
public enum TextOutcome {
    DELIVERED("sent delivered"),
    READ("sent delivered read"),
    UNDELIVERED("sent undelivered"),
    FAILED("failed");

    private final String steps;

    TextOutcome(String steps) {
        this.steps = steps;
    }

    /** Returns the statuses that a text goes through after it was queued. */
    public List<String> steps() {
        return List.of(steps.split(" ", -1));
    }

    /** Returns whether the text is lost, which takes an error code. */
    public boolean isLoss() {
        return this == UNDELIVERED || this == FAILED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Stream.of(values()).map(TextOutcome::word).toList();
    }

    public static TextOutcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
