package dev.parley.twilio.traffic;

/**
 * Limits for calls to Twilio.
 *
 * @param callsInFlight concurrent calls, 1 to 1000
 * @param changesPerSecond changes per conversation, and per service for its conversations, users and roles, 1 to 1000; Twilio
 *     allows 30
 * @param visitorChangesPerSecond the visitors' share of these, 1 to {@code changesPerSecond}
 * @param defaultService the SID of the account's default conversation service, empty if unknown: calls with and without it in
 *     the path count together
 */
public record TrafficSettings(
        int callsInFlight, int changesPerSecond, int visitorChangesPerSecond, String defaultService) {
    /** The maximum of either. */
    public static final int MOST = 1_000;

    /** Twilio's documented limits. */
    public static final TrafficSettings DEFAULT = new TrafficSettings(256, 30, "");

    public TrafficSettings {
        check("twilio.calls-in-flight", callsInFlight, MOST);
        check("twilio.changes-per-second", changesPerSecond, MOST);
        check("twilio.visitor-changes-per-second", visitorChangesPerSecond, changesPerSecond);
    }

    /** Uses the default share of visitors. */
    public TrafficSettings(int callsInFlight, int changesPerSecond, String defaultService) {
        this(callsInFlight, changesPerSecond, shareOfVisitors(changesPerSecond), defaultService);
    }

    private static void check(String setting, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(setting + " is " + value + ": expected 1 to " + most + ".");
        }
    }

    /** Returns the default share of visitors: a third. */
    public static int shareOfVisitors(int changesPerSecond) {
        return Math.max(1, changesPerSecond / 3);
    }

    /** Returns how many of the concurrent calls may be visitors': the same share as of changes. */
    int visitorCallsInFlight() {
        return Math.max(1, callsInFlight * visitorChangesPerSecond / changesPerSecond);
    }
}
