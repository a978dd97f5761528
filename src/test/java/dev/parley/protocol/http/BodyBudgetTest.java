package dev.parley.protocol.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final ClientAddress MANY = new ClientAddress(InetAddress.getLoopbackAddress());

    private static void nothing() {}

    private final AtomicLong nanos = new AtomicLong();
    private final BodyBudget budget = new BodyBudget(1_000, 100, nanos::get);
    private final List<String> gaveWay = new ArrayList<>();

    @Test
    void givesWhatThereIsAndTakesItBack() {
        BodyBudget.Share first = budget.open(MANY, BodyBudgetTest::nothing);
        BodyBudget.Share second = budget.open(MANY, BodyBudgetTest::nothing);

        assertTrue(first.take(600));
        assertFalse(second.take(401));
        first.giveBack();
        first.giveBack();
        assertTrue(second.take(1_000));
        assertEquals(1_000, budget.taken());
    }

    @Test
    void givesNothingToWhoHasGivenBack() {
        BodyBudget.Share share = budget.open(MANY, BodyBudgetTest::nothing);
        share.giveBack();

        assertFalse(share.take(1));
        assertEquals(0, budget.taken());
    }

    @Test
    void letsTheLargestGiveWayToWhatIsHalfAsLarge() {
        arriving("large", 600);
        arriving("small", 400);

        assertTrue(arriving("event", 300).take(0));
        assertEquals(List.of("large"), gaveWay);
        assertEquals(700, budget.taken());
    }

    @Test
    void letsNobodyGiveWayToWhatIsAsLarge() {
        arriving("one", 500);
        arriving("two", 500);

        assertFalse(budget.open(MANY, BodyBudgetTest::nothing).take(300));
        assertEquals(List.of(), gaveWay);
    }

    @Test
    void letsTheOldestGiveWayThatIsSlow() {
        arriving("one", 500);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        arriving("two", 500);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(600));

        assertTrue(budget.open(MANY, BodyBudgetTest::nothing).take(500));
        assertEquals(List.of("one"), gaveWay);
    }

    @Test
    void letsNothingGiveWayThatHasArrived() {
        arriving("whole", 1_000).arrived();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));

        assertFalse(budget.open(MANY, BodyBudgetTest::nothing).take(1));
        assertEquals(List.of(), gaveWay);
    }

    @Test
    void givesOneAddressItsPartOnly() throws UnknownHostException {
        ClientAddress address = new ClientAddress(InetAddress.getByName("192.0.2.1"));
        ClientAddress other = new ClientAddress(InetAddress.getByName("192.0.2.2"));

        BodyBudget.Share share = budget.open(address, BodyBudgetTest::nothing);
        assertTrue(share.take(250));
        assertFalse(budget.open(address, BodyBudgetTest::nothing).take(1));
        assertTrue(budget.open(other, BodyBudgetTest::nothing).take(250));
        share.giveBack();
        assertTrue(budget.open(address, BodyBudgetTest::nothing).take(250));
    }

    private BodyBudget.Share arriving(String name, long bytes) {
        BodyBudget.Share share = budget.open(MANY, () -> gaveWay.add(name));
        assertTrue(share.take(bytes));
        return share;
    }
}
