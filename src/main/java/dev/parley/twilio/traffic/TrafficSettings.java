package dev.parley.twilio.traffic;

/**
 * How much Twilio is asked to do.
 *
 * @param callsInFlight calls under way at once, 1 to 1000
 * @param changesPerSecond changes to one conversation, and to what one service holds, 1 to 1000; Twilio takes 30
 * @param visitorChangesPerSecond how many of those visitors may cause, 1 to {@code changesPerSecond}
 * @param defaultService the SID of the account's default conversation service, empty where it is not known: a path may name
 *     it or leave it out, and it is counted once for both
 */
public record TrafficSettings(
        int callsInFlight, int changesPerSecond, int visitorChangesPerSecond, String defaultService) {
    /** The most of either. */
    public static final int MOST = 1_000;

    /** What Twilio is known to take. */
    public static final TrafficSettings DEFAULT = new TrafficSettings(256, 30, "");

    public TrafficSettings {
        check("twilio.calls-in-flight", callsInFlight, MOST);
        check("twilio.changes-per-second", changesPerSecond, MOST);
        check("twilio.visitor-changes-per-second", visitorChangesPerSecond, changesPerSecond);
    }

    /** Lets visitors have a third. */
    public TrafficSettings(int callsInFlight, int changesPerSecond, String defaultService) {
        this(callsInFlight, changesPerSecond, shareOfVisitors(changesPerSecond), defaultService);
    }

    private static void check(String setting, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(setting + " is " + value + ": expected 1 to " + most + ".");
        }
    }

    /** Returns how many of so many changes a second are visitors' where nothing else is set. */
    public static int shareOfVisitors(int changesPerSecond) {
        return Math.max(1, changesPerSecond / 3);
    }

    /** Returns how many calls visitors may have under way at once: the same share as of changes. */
    int visitorCallsInFlight() {
        return Math.max(1, callsInFlight * visitorChangesPerSecond / changesPerSecond);
    }
}
