package dev.parley.inbox.deadletter;

import dev.parley.protocol.FormParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sample dead letters. */
public final class Letters {
    public static final Instant NOON = Instant.parse("2024-11-22T12:00:00Z");

    private Letters() {}

    /** Returns a letter that was given up so many minutes after noon; its event was accepted at eleven. */
    public static DeadLetter letter(String letter, String route, int minutes) {
        return new DeadLetter(
                letter,
                "event-of-" + letter,
                "onMessageAdded",
                "CH1",
                route,
                "Twilio refused participants/create: 404, code 20404.",
                9,
                Instant.parse("2024-11-22T11:00:00Z"),
                NOON.plus(Duration.ofMinutes(minutes)),
                FormParameters.of(Map.of("Body", "hello " + letter)));
    }

    /** Returns letters of two routes, one of {@code rare} to every hundred of {@code often}; each of half a kilobyte and more. */
    public static List<DeadLetter> many(int count) {
        List<DeadLetter> letters = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            DeadLetter letter = letter(String.format("%016x", number), number % 100 == 99 ? "rare" : "often", 0);
            letters.add(new DeadLetter(
                    letter.letter(),
                    letter.event(),
                    letter.type(),
                    letter.lane(),
                    letter.route(),
                    letter.reason(),
                    letter.attempts(),
                    letter.accepted(),
                    letter.gaveUp().plusMillis(number),
                    FormParameters.of(Map.of("Body", "x".repeat(500)))));
        }
        return letters;
    }
}
