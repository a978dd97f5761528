package dev.parley.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The values of settings. A value that cannot be used is refused with an {@link IllegalArgumentException} that names the
 * setting, what was found and what was expected; never the value of a secret.
 */
public final class Settings {
    /** Stands for no value at all, which is not the same as a blank one: then the default holds. */
    private static final String ABSENT = "\0";

    private final UnaryOperator<String> resolve;

    /** @param resolve replaces {@code {{key}}} and {@code {{key:otherwise}}} in a text by the key's value, as Camel does */
    public Settings(UnaryOperator<String> resolve) {
        this.resolve = resolve;
    }

    /** Returns the value. */
    public <T> T get(Setting<T> setting) {
        return read(setting).orElseThrow(() -> notSet(setting));
    }

    /** Returns the value of a setting that may be left out, but not here. */
    public <T> T require(Setting<Optional<T>> setting) {
        return get(setting).orElseThrow(() -> notSet(setting));
    }

    /** Returns the entries of a list that needs one at least here. */
    public <T> List<T> requireEntries(Setting<List<T>> setting) {
        List<T> entries = get(setting);
        if (entries.isEmpty()) {
            throw notSet(setting);
        }
        return entries;
    }

    /** Returns whether there is a value, of whatever kind. */
    public boolean isSet(Setting<?> setting) {
        return !text(setting).isEmpty();
    }

    /** Returns what is wrong with the values of these settings: a sentence for each that cannot be read. */
    public List<String> mistakes(Collection<? extends Setting<?>> settings) {
        List<String> mistakes = new ArrayList<>();
        for (Setting<?> setting : settings) {
            try {
                get(setting);
            } catch (IllegalArgumentException e) {
                mistakes.add(e.getMessage());
            }
        }
        return mistakes;
    }

    private <T> Optional<T> read(Setting<T> setting) {
        String text = text(setting);
        try {
            return setting.type().reader().apply(text);
        } catch (IllegalArgumentException e) {
            String found = setting.isSecret() ? " has " + text.length() + " characters: " : " is \"" + text + "\": ";
            String remedy = setting.isSecret()
                    ? setting.variable().map(name -> " Set " + name + ".").orElse("")
                    : "";
            throw new IllegalArgumentException(setting.name() + found + e.getMessage() + "." + remedy, e);
        }
    }

    /** Returns the value as it is written, blanks around it stripped; empty where there is none. */
    public String text(Setting<?> setting) {
        String text = resolve.apply("{{" + setting.name() + ":" + ABSENT + "}}");
        return (text.equals(ABSENT) ? resolve.apply(setting.line()) : text).strip();
    }

    private static IllegalArgumentException notSet(Setting<?> setting) {
        return new IllegalArgumentException(setting.name() + " is not set. Set it in application.properties.");
    }
}
