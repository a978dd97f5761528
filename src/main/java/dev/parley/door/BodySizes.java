package dev.parley.door;

/**
 * The largest bodies that routes accept, in bytes; a larger one is refused with 413.
 *
 * @param signed of routes with the step {@code ref: signed}; Twilio's own webhooks stay below 128 KiB
 * @param browser of routes of group {@value Cors#GROUP}
 * @param other of any other route
 */
public record BodySizes(int signed, int browser, int other) {
    public static final BodySizes DEFAULT = new BodySizes(1024 * 1024, 64 * 1024, 10 * 1024 * 1024);

    int of(RouteKind kind) {
        return switch (kind) {
            case SIGNED -> signed;
            case BROWSER -> browser;
            case OTHER -> other;
        };
    }
}
