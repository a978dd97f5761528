package dev.parley.twilio;

/**
 * How much Twilio is asked to do.
 *
 * @param callsInFlight calls under way at once, 1 to 1000
 * @param changesPerSecond changes to one conversation, and to what one service holds, 1 to 1000; Twilio takes 30
 * @param defaultService the SID of the account's default conversation service, empty where it is not known: a path may name
 *     it or leave it out, and it is counted once for both
 */
public record TrafficSettings(int callsInFlight, int changesPerSecond, String defaultService) {
    /** The most of either. */
    public static final int MOST = 1_000;

    /** What Twilio is known to take. */
    public static final TrafficSettings DEFAULT = new TrafficSettings(256, 30, "");

    public TrafficSettings {
        check("twilio.calls-in-flight", callsInFlight);
        check("twilio.changes-per-second", changesPerSecond);
    }

    private static void check(String setting, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(setting + " is " + value + ": expected 1 to " + MOST + ".");
        }
    }
}
