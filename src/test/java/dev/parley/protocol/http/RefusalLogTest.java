package dev.parley.protocol.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final RefusalLog log = new RefusalLog(nanos::get, lines::add);

    @Test
    void logsTheFirstAndCountsWhatFollowsWithinAMinute() {
        refuse("Refused /chat", "10.0.0.1", 5);
        pass(Duration.ofSeconds(60));
        log.tell();

        assertEquals(
                List.of("Refused /chat: not signed", "Refused /chat: 4 more from 10.0.0.1 within a minute."), lines);
    }

    @Test
    void tellsKindsAndAddressesApart() {
        refuse("Refused /chat", "10.0.0.1", 1);
        refuse("Refused /chat", "10.0.0.2", 1);
        refuse("Refused /token", "10.0.0.1", 1);

        assertEquals(
                List.of("Refused /chat: not signed", "Refused /chat: not signed", "Refused /token: not signed"), lines);
    }

    @Test
    void logsTheNextMinutesFirstAgain() {
        refuse("Refused /chat", "10.0.0.1", 2);
        pass(Duration.ofSeconds(61));
        refuse("Refused /chat", "10.0.0.1", 1);

        assertEquals(
                List.of(
                        "Refused /chat: not signed",
                        "Refused /chat: 1 more from 10.0.0.1 within a minute.",
                        "Refused /chat: not signed"),
                lines);
    }

    @Test
    void writesFewLinesHoweverManyAddressesThereAre() {
        for (int address = 0; address < 5_000; address++) {
            refuse("Refused /chat", "address " + address, 2);
        }
        refuse("Refused /token", "10.0.0.1", 1);
        pass(Duration.ofSeconds(60));
        log.tell();

        assertEquals(
                Stream.of(
                                Stream.generate(() -> "Refused /chat: not signed")
                                        .limit(20),
                                Stream.of(
                                        "Refused /token: not signed",
                                        "Refused /chat: 9960 more from other addresses within a minute."))
                        .flatMap(each -> each)
                        .toList(),
                lines.subList(0, 22));
        assertEquals(42, lines.size());
    }

    @Test
    void tellsNothingBeforeAMinuteHasPassed() {
        refuse("Refused /chat", "10.0.0.1", 5);
        pass(Duration.ofSeconds(59));
        log.tell();

        assertEquals(List.of("Refused /chat: not signed"), lines);
    }

    private void refuse(String kind, String address, int times) {
        for (int time = 0; time < times; time++) {
            log.refused(kind, address, () -> kind + ": not signed");
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
