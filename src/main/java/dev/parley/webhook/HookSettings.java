package dev.parley.webhook;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a hook may take, and the response to Twilio if it takes longer or fails.
 *
 * @param budget Twilio itself waits 5 s
 * @param onFailure {@code hooks.on-failure}
 */
public record HookSettings(Duration budget, OnFailure onFailure) {
    /** Twilio's own limit. */
    private static final Duration TWILIO_TIMEOUT = Duration.ofSeconds(5);

    /** A tenth of the budget, at most this, is reserved for sending the response. */
    private static final Duration MAX_RESERVE = Duration.ofMillis(200);

    private static final int RESERVE_DIVISOR = 10;

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
                    "What happens to a change whose hook failed or took too long.")
            .byDefault("accept");

    public HookSettings {
        if (!isWithinTwiliosOwn(budget)) {
            throw new IllegalArgumentException("hooks.budget is " + budget.toMillis()
                    + " ms: expected more than 0 and less than 5 s, Twilio's own timeout.");
        }
    }

    public static HookSettings from(Settings settings) {
        return new HookSettings(settings.get(BUDGET), settings.get(ON_FAILURE));
    }

    private static boolean isWithinTwiliosOwn(Duration budget) {
        return !budget.isNegative() && !budget.isZero() && budget.compareTo(TWILIO_TIMEOUT) < 0;
    }

    /** Returns how long a route has: the budget, but for what the answer needs to be on its way within it. */
    Duration timeForRoute() {
        Duration reserve = budget.dividedBy(RESERVE_DIVISOR);
        return budget.minus(reserve.compareTo(MAX_RESERVE) > 0 ? MAX_RESERVE : reserve);
    }

    /** What happens to a change whose hook was not answered. */
    public enum OnFailure {
        /** It is accepted as it is. */
        ACCEPT,
        /** It is rejected. */
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
