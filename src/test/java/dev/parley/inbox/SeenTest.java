package dev.parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenTest {
    private final Seen seen = new Seen(3);

    @Test
    void forgetsTheOldest() {
        add(1, 2, 3, 4);

        assertEquals(keys(2, 3, 4), seen.all());
    }

    @Test
    void keepsWhatIsRenewedAsIfItWereNew() {
        add(1, 2, 3);
        seen.renew(keys(1, 9));
        add(4, 5);

        assertEquals(keys(1, 4, 5), seen.all());
    }

    private void add(long... numbers) {
        keys(numbers).forEach(seen::add);
    }

    private static List<Key> keys(long... numbers) {
        return LongStream.of(numbers).mapToObj(number -> new Key(0, number)).toList();
    }
}
