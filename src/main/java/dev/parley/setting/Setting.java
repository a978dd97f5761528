package dev.parley.setting;

import java.util.Optional;

/**
 * What a user can set, declared once.
 *
 * @param name the key in {@code application.properties}, say {@code token.ttl}
 * @param type what a value must be
 * @param purpose what it is for: a few plain sentences
 * @param line what the shipped file has to the right of {@code name =}; it also holds where a user's file lacks the setting
 * @param fallback what holds where nothing is set, in words; empty where there is nothing to say
 * @param variable the environment variable that {@code line} refers to
 * @param isSecret whether a refusal must not repeat the value
 */
public record Setting<T>(
        String name,
        SettingType<T> type,
        String purpose,
        String line,
        String fallback,
        Optional<String> variable,
        boolean isSecret) {
    /** Declares a setting that nothing is set for. */
    public static <T> Setting<T> of(String name, SettingType<T> type, String purpose) {
        return new Setting<>(name, type, purpose, "", "", Optional.empty(), false);
    }

    /** Returns it with a default, as it is written in the file. */
    public Setting<T> byDefault(String value) {
        return new Setting<>(name, type, purpose, value, value, variable, isSecret);
    }

    /** Returns it with words for what holds where nothing is set. */
    public Setting<T> otherwise(String words) {
        return new Setting<>(name, type, purpose, line, words, variable, isSecret);
    }

    /** Returns it as one that the shipped file takes from an environment variable. */
    public Setting<T> fromVariable(String environmentVariable) {
        String reference = "{{env:" + environmentVariable + ":}}";
        return new Setting<>(name, type, purpose, reference, fallback, Optional.of(environmentVariable), isSecret);
    }

    /** Returns it as one whose value no message repeats. */
    public Setting<T> asSecret() {
        return new Setting<>(name, type, purpose, line, fallback, variable, true);
    }

    /** Returns it with a narrower type, where the range depends on another setting. */
    public <N> Setting<N> as(SettingType<N> narrower) {
        return new Setting<>(name, narrower, purpose, line, fallback, variable, isSecret);
    }
}
