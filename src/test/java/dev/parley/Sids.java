package dev.parley;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** SIDs that look like Twilio's. */
public final class Sids {
    private static final int PREFIX = 2;

    private Sids() {}

    /**
     * Returns a SID, the same one for the same word.
     *
     * @param word the prefix and a short name, say {@code CH1} or {@code IMhello}
     */
    public static String of(String word) {
        UUID digits = UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
        return word.substring(0, PREFIX) + digits.toString().replace("-", "");
    }
}
