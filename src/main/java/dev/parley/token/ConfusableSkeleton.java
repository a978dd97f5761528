package dev.parley.token;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * How a text looks to a person in a hurry: without letter case, accents, blanks, punctuation and what cannot be seen, and with
 * letters that look alike made one. Two texts that share a reading can pass for each other.
 *
 * <p>A sign may stand for a letter, as in {@code Tack!eton}, or for nothing, as in {@code Tackleton!}: so a text has several
 * readings. {@link ConfusableCharacters} has the letters.
 *
 * @param readings in small Latin letters, where Latin letters look like what was written
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">Unicode: confusable detection</a>
 */
record ConfusableSkeleton(Set<String> readings) {
    static ConfusableSkeleton of(String text) {
        Set<String> readings = new LinkedHashSet<>();
        String seen = seen(text);
        addReadings(seen, readings);
        // A compatibility form may look like another letter than the one it stands for, and a mark like a letter.
        if (text.codePoints().anyMatch(ConfusableCharacters::knowsBeyondAscii)) {
            addReadings(seen(ConfusableCharacters.replace(text)), readings);
        }
        if (ConfusableCharacters.hasTurned(seen)) {
            readings.add(read(ConfusableCharacters.turned(seen)));
        }
        readings.remove("");
        // Of signs alone nothing would be left.
        return new ConfusableSkeleton(readings.isEmpty() ? Set.of(seen) : readings);
    }

    private static void addReadings(String seen, Set<String> readings) {
        readings.add(read(seen));
        if (!seen.codePoints().allMatch(Character::isLetterOrDigit)) {
            readings.add(read(keep(seen, Character::isLetterOrDigit)));
            readings.add(read(withoutSignsAround(seen)));
        }
    }

    /** Returns whether a person could take one for the other. */
    boolean resembles(ConfusableSkeleton other) {
        return !Collections.disjoint(readings, other.readings);
    }

    /** Returns whether nothing of the text can be seen. */
    static boolean isBlank(String text) {
        return seen(text).isEmpty();
    }

    private static String seen(String text) {
        return keep(Normalizer.normalize(text, Normalizer.Form.NFKD), ConfusableSkeleton::isSeen);
    }

    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Of a Unicode that is newer than this Java.
            case Character.UNASSIGNED -> ConfusableCharacters.knowsBeyondAscii(codePoint);
            // Fillers that count as letters or symbols, yet show nothing.
            default -> codePoint != 0x115F && codePoint != 0x1160 && codePoint != 0x2800;
        };
    }

    private static String withoutSignsAround(String text) {
        int[] all = text.codePoints().toArray();
        int from = 0;
        int to = all.length;
        while (from < to && !Character.isLetterOrDigit(all[from])) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(all[to - 1])) {
            to--;
        }
        return new String(all, from, to - from);
    }

    private static String read(String seen) {
        // Twins before letter case, for H has others than h; and after it, for a lower-cased I is an i.
        String large = ConfusableCharacters.replace(seen).toUpperCase(Locale.ROOT);
        String small = ConfusableCharacters.replace(large).toLowerCase(Locale.ROOT);
        return ConfusableCharacters.join(keep(ConfusableCharacters.replace(small), Character::isLetterOrDigit));
    }

    private static String keep(String text, IntPredicate which) {
        StringBuilder kept = new StringBuilder(text.length());
        int each;
        for (int at = 0; at < text.length(); at += Character.charCount(each)) {
            each = text.codePointAt(at);
            if (which.test(each)) {
                kept.appendCodePoint(each);
            }
        }
        return kept.toString();
    }
}
