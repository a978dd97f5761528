package dev.parley.protocol;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name a person most likely meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns the known name with the fewest edits from what was written, letter case aside.
     *
     * @return empty where every known name differs in more than half of its letters: such a guess would only confuse
     */
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) * 2 <= Math.max(written.length(), name.length()))
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns {@code  Did you mean "name"?} with a leading space, or nothing where no known name is near. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    private static int distance(String written, String name) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
