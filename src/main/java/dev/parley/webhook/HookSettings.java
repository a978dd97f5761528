package dev.parley.webhook;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a hook may take, and what Twilio hears when it took longer or failed.
 *
 * @param budget Twilio itself waits 5 s
 * @param onFailure {@code hooks.on-failure}
 */
public record HookSettings(Duration budget, OnFailure onFailure) {
    /** Twilio's own limit. */
    private static final Duration CEILING = Duration.ofSeconds(5);

    /** A tenth of the budget, at most this, is kept for the answer's way to the caller. */
    private static final Duration LONGEST_WAY = Duration.ofMillis(200);

    private static final int WAY_SHARE = 10;

    public static final Setting<Duration> BUDGET = Setting.of(
                    "hooks.budget",
                    SettingType.DURATION.where(
                            HookSettings::isWithinTwiliosOwn,
                            "a duration of more than 0 and less than 5s, Twilio's own limit"),
                    "How long a hook may keep a person waiting.")
            .byDefault("4s");

    public static final Setting<OnFailure> ON_FAILURE = Setting.of(
                    "hooks.on-failure",
                    SettingType.choice(OnFailure.class),
                    "What becomes of a change whose hook failed or took too long.")
            .byDefault("accept");

    public HookSettings {
        if (!isWithinTwiliosOwn(budget)) {
            throw new IllegalArgumentException("hooks.budget is " + budget.toMillis()
                    + " ms: expected more than 0 and less than 5 s, for then Twilio no longer listens.");
        }
    }

    public static HookSettings from(Settings settings) {
        return new HookSettings(settings.get(BUDGET), settings.get(ON_FAILURE));
    }

    private static boolean isWithinTwiliosOwn(Duration budget) {
        return !budget.isNegative() && !budget.isZero() && budget.compareTo(CEILING) < 0;
    }

    /** Returns how long a route has: the budget, but for what the answer needs to be on its way within it. */
    Duration timeForRoute() {
        Duration way = budget.dividedBy(WAY_SHARE);
        return budget.minus(way.compareTo(LONGEST_WAY) > 0 ? LONGEST_WAY : way);
    }

    /** What becomes of the change that a hook did not answer for. */
    public enum OnFailure {
        /** It goes through as it is. */
        ACCEPT,
        /** It is rejected, and nobody sees it. */
        REJECT;

        HookResponse answer() {
            return switch (this) {
                case ACCEPT -> HookResponse.ACCEPT;
                case REJECT -> HookResponse.REJECT;
            };
        }

        /** Returns the word of {@code hooks.on-failure}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
