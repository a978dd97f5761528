package dev.parley.protocol;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests the known name that is closest to a misspelled one. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns the known name with the fewest edits from the given one, ignoring case.
     *
     * @return empty if every known name differs in more than half of its letters: such a suggestion would only confuse
     */
    public static Optional<String> to(String input, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(input, name) * 2 <= Math.max(input.length(), name.length()))
                .min(Comparator.<String>comparingInt(name -> distance(input, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns {@code  Did you mean "name"?} with a leading space, or an empty string if no known name is near. */
    public static String hint(String input, Collection<String> known) {
        return to(input, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    private static int distance(String input, String name) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(input.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
