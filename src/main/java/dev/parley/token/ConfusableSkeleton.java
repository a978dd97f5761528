package dev.parley.token;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The skeletons of a text: without case, accents, spaces, punctuation and invisible characters, and with confusable letters
 * replaced by one of them. Two texts that share a skeleton can be confused.
 *
 * <p>A symbol may be used as a letter, as in {@code Tack!eton}, or not, as in {@code Tackleton!}, so a text has several
 * skeletons. {@link ConfusableCharacters} has the letters.
 *
 * @param readings the skeletons, in lower-case Latin letters where they can be
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">Unicode: confusable detection</a>
 */
record ConfusableSkeleton(Set<String> readings) {
    static ConfusableSkeleton of(String text) {
        Set<String> readings = new LinkedHashSet<>();
        String visible = visible(text);
        addReadings(visible, readings);
        // A compatibility form may look like a letter other than its decomposition, and a mark like a letter.
        if (text.codePoints().anyMatch(ConfusableCharacters::isBeyondAscii)) {
            addReadings(visible(ConfusableCharacters.replace(text)), readings);
        }
        if (ConfusableCharacters.hasUpsideDown(visible)) {
            readings.add(read(ConfusableCharacters.upsideDown(visible)));
        }
        readings.remove("");
        // A text of symbols alone would have no skeleton.
        return new ConfusableSkeleton(readings.isEmpty() ? Set.of(visible) : readings);
    }

    private static void addReadings(String visible, Set<String> readings) {
        readings.add(read(visible));
        if (!visible.codePoints().allMatch(Character::isLetterOrDigit)) {
            readings.add(read(keep(visible, Character::isLetterOrDigit)));
            readings.add(read(withoutSurroundingSymbols(visible)));
        }
    }

    /** Returns whether the texts can be confused. */
    boolean resembles(ConfusableSkeleton other) {
        return !Collections.disjoint(readings, other.readings);
    }

    /** Returns whether the text has no visible character. */
    static boolean isBlank(String text) {
        return visible(text).isEmpty();
    }

    private static String visible(String text) {
        return keep(Normalizer.normalize(text, Normalizer.Form.NFKD), ConfusableSkeleton::isVisible);
    }

    private static boolean isVisible(int codePoint) {
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
            // Confusables of a newer Unicode version than this Java's.
            case Character.UNASSIGNED -> ConfusableCharacters.isBeyondAscii(codePoint);
            // Invisible fillers that Unicode classifies as letters or symbols.
            default -> codePoint != 0x115F && codePoint != 0x1160 && codePoint != 0x2800;
        };
    }

    private static String withoutSurroundingSymbols(String text) {
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

    private static String read(String visible) {
        // Replaced before the case is changed, as H has other confusables than h, and again after it, as lower-case I
        // is i.
        String upper = ConfusableCharacters.replace(visible).toUpperCase(Locale.ROOT);
        String lower = ConfusableCharacters.replace(upper).toLowerCase(Locale.ROOT);
        return ConfusableCharacters.join(keep(ConfusableCharacters.replace(lower), Character::isLetterOrDigit));
    }

    private static String keep(String text, IntPredicate predicate) {
        StringBuilder kept = new StringBuilder(text.length());
        int each;
        for (int at = 0; at < text.length(); at += Character.charCount(each)) {
            each = text.codePointAt(at);
            if (predicate.test(each)) {
                kept.appendCodePoint(each);
            }
        }
        return kept.toString();
    }
}
