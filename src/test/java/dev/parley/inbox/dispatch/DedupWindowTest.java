package dev.parley.inbox.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.inbox.message.EventKey;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DedupWindowTest {
    private final DedupWindow dedupWindow = new DedupWindow(3);

    @Test
    void forgetsTheOldest() {
        add(1, 2, 3, 4);

        assertEquals(keys(2, 3, 4), dedupWindow.all());
    }

    @Test
    void keepsWhatIsRenewedAsIfItWereNew() {
        add(1, 2, 3);
        dedupWindow.renew(keys(1, 9));
        add(4, 5);

        assertEquals(keys(1, 4, 5), dedupWindow.all());
    }

    private void add(long... numbers) {
        keys(numbers).forEach(dedupWindow::add);
    }

    private static List<EventKey> keys(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> new EventKey(0, number))
                .toList();
    }
}
