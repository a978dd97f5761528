package dev.parley.twilio.traffic;

import dev.parley.account.AccountSettings;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.util.Optional;

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

    public static final Setting<Integer> CALLS_IN_FLIGHT = Setting.of(
                    "twilio.calls-in-flight",
                    SettingType.number("a number of calls", 1, MOST),
                    "Calls under way at once; further calls wait, and hold no thread.")
            .byDefault("256");

    public static final Setting<Integer> CHANGES_PER_SECOND = Setting.of(
                    "twilio.changes-per-second",
                    SettingType.number("a number of changes", 1, MOST),
                    "Changes a second to each conversation, and conversations, users and roles that come and go a second in each"
                            + " service. Twilio's own limit for both is 30; set less where others change the same conversations.")
            .byDefault("30");

    public static final Setting<Optional<String>> VISITOR_CHANGES_PER_SECOND = Setting.of(
                    "twilio.visitor-changes-per-second",
                    SettingType.TEXT.described("1 to twilio.changes-per-second").optional(),
                    "How many of these visitors may cause: whose requests no step has let in, adminOnly or signed. The rest is kept"
                            + " for events and operators. Of calls under way they may have the same share.")
            .otherwise("a third of twilio.changes-per-second, 10 of 30");

    /** What Twilio is known to take. */
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

    public static TrafficSettings from(Settings settings) {
        int calls = settings.get(CALLS_IN_FLIGHT);
        int changes = settings.get(CHANGES_PER_SECOND);
        int ofVisitors = settings.get(VISITOR_CHANGES_PER_SECOND.as(
                        SettingType.number("a part of " + CHANGES_PER_SECOND.name(), 1, changes)
                                .optional()))
                .orElseGet(() -> shareOfVisitors(changes));
        return new TrafficSettings(
                calls,
                changes,
                ofVisitors,
                settings.get(AccountSettings.SERVICE_SID).text());
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
