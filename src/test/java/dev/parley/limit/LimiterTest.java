package dev.parley.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.limit.Limiter.Excess;
import dev.parley.protocol.http.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which requests are accepted, and which addresses are stored. */
class LimiterTest {
    private static final ClientAddress ALICE = address("203.0.113.1");
    private static final ClientAddress BOB = address("203.0.113.2");
    private static final ClientAddress PROXY =
            new ClientAddress(address("10.0.0.1").address(), true);

    private final FakeTime time = new FakeTime();

    @Test
    void letsABurstPassAndThenSoManyASecond() {
        Limiter tokens = limiter("10/s burst 60", "200/s");

        assertEquals(60, passed(tokens, ALICE, 100));

        time.pass(Duration.ofSeconds(1));
        assertEquals(10, passed(tokens, ALICE, 100));
    }

    @Test
    void saysHowLongToWait() {
        Limiter webchats = limiter("6/m", "off");
        passed(webchats, ALICE, 6);

        time.pass(Duration.ofSeconds(3));

        Rate rate = Rate.read("6/m").orElseThrow();
        assertEquals(
                Optional.of(new Excess("limit.things.per-address", rate, false, Duration.ofSeconds(7))),
                webchats.count(ALICE));
    }

    @Test
    void letsAnotherAddressPass() {
        Limiter webchats = limiter("6/m", "off");
        passed(webchats, ALICE, 100);

        assertEquals(6, passed(webchats, BOB, 100));
    }

    @Test
    void takesNothingOfOthersForWhatIsBeyondTheLimitOfAnAddress() {
        Limiter tokens = limiter("10/s burst 60", "200/s");
        passed(tokens, ALICE, 100_000);

        assertEquals(60, passed(tokens, BOB, 60));
    }

    @Test
    void takesNothingOfAnAddressForWhatIsBeyondTheLimitForAll() {
        Limiter webchats = limiter("6/m", "5/s");
        passed(webchats, ALICE, 5);

        assertEquals(0, passed(webchats, BOB, 100));
        assertEquals("limit.things.in-all", webchats.count(BOB).orElseThrow().setting());

        time.pass(Duration.ofSeconds(1));
        assertEquals(5, passed(webchats, BOB, 100));
        time.pass(Duration.ofSeconds(1));
        assertEquals(1, passed(webchats, BOB, 100));
    }

    @Test
    void countsThoseWhoShareAnAddressInAllOnly() {
        Limiter tokens = limiter("10/s burst 60", "200/s");

        assertEquals(200, passed(tokens, PROXY, 1_000));
        assertEquals(0, passed(tokens, ALICE, 1));
    }

    @Test
    void givesThoseWhoShareAnAddressTogetherWhatOneHasWhereThereIsNoLimitForAll() {
        Limiter conversations = limiter("10/s", "off");

        assertEquals(10, passed(conversations, PROXY, 100));
        assertEquals(10, passed(conversations, ALICE, 100));
    }

    @Test
    void letsAllPassWhereBothAreOff() {
        Limiter none = limiter("off", "off");

        assertEquals(1_000, passed(none, ALICE, 1_000));
        assertEquals(1_000, passed(none, PROXY, 1_000));
    }

    @Test
    void holdsTheLimitForAllWhereAddressesHaveNone() {
        Limiter tokens = limiter("off", "5/s");

        assertEquals(5, passed(tokens, ALICE, 10));
        assertEquals(0, passed(tokens, BOB, 10));
    }

    @Test
    void remembersNoAddressThatWasNotLetThrough() {
        Limiter webchats = limiter("6/m", "5/s");

        flood(webchats, 1_000_000);

        assertEquals(5, webchats.addresses());
    }

    @Test
    void forgetsAnAddressWhoseBucketIsFullAgain() {
        Limiter tokens = limiter("10/s burst 60", "off");
        passed(tokens, ALICE, 60);
        flood(tokens, 1_000);

        time.pass(Duration.ofSeconds(6));
        passed(tokens, BOB, 1);

        assertEquals(1, tokens.addresses());
    }

    @Test
    void remembersSoManyAddressesAndNoMore() {
        Limiter conversations = limiter("10/s", "off");

        flood(conversations, 50_000);

        assertEquals(Buckets.MAX_ADDRESSES, conversations.addresses());
    }

    @Test
    void keepsTheBucketOfAnAddressThatAsksWhileManyOthersDo() {
        Limiter webchats = limiter("6/m", "off");
        passed(webchats, ALICE, 6);

        for (int part = 0; part < 100; part++) {
            for (int other = 0; other < 5_000; other++) {
                webchats.count(numbered(part * 5_000 + other));
            }
            assertTrue(webchats.count(ALICE).isPresent());
        }
    }

    private static void flood(Limiter limiter, int addresses) {
        for (int i = 0; i < addresses; i++) {
            limiter.count(numbered(i));
        }
    }

    private static int passed(Limiter limiter, ClientAddress client, int requests) {
        int passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += limiter.count(client).isEmpty() ? 1 : 0;
        }
        return passed;
    }

    private Limiter limiter(String perAddress, String inAll) {
        return new Limiter(new LimitSettings("things", Rate.read(perAddress), Rate.read(inAll)), time);
    }

    private static ClientAddress numbered(int number) {
        return address("198." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255));
    }

    private static ClientAddress address(String literal) {
        try {
            return new ClientAddress(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
