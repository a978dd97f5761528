package dev.parley.protocol.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource({
        "198.51.100.9, 203.0.113.5, 198.51.100.9",
        "10.1.2.3, 203.0.113.5, 203.0.113.5",
        "10.1.2.3, '1.1.1.1, 203.0.113.5', 203.0.113.5",
        "10.1.2.3, '203.0.113.5, 192.0.2.7', 203.0.113.5",
        "10.1.2.3, 203.0.113.5:4711, 203.0.113.5",
        "10.1.2.3, '[2001:db8:9:9:1::2]:4711', 2001:db8:9:9::/64",
        "10.1.2.3, '203.0.113.5, forged', 10.1.2.3",
        "10.1.2.3, '', 10.1.2.3",
        "10.1.2.3, '10.9.9.9, 10.8.8.8', 10.9.9.9",
        "'2001:db8:1::1', 203.0.113.5, 203.0.113.5",
        "'2001:db8:2:3:4:5:6:7', 203.0.113.5, 2001:db8:2:3::/64",
        "'::1', 203.0.113.5, ::1",
    })
    void believesProxiesItTrustsAndNobodyElse(String peer, String forwarded, String client) {
        assertEquals(client, clientOf(peer, forwarded));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.9, 203.0.113.5, false",
        "10.1.2.3, 203.0.113.5, false",
        "10.1.2.3, '', true",
        "10.1.2.3, forged, true",
        "'2001:db8:1::1', '', true",
        "127.0.0.1, 203.0.113.5, true",
    })
    void knowsThatManyCallByAProxyThatDoesNotSayWho(String peer, String forwarded, boolean isShared) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", forwarded);

        assertEquals(
                isShared,
                proxies.clientOf(SocketAddress.inetSocketAddress(1, peer), headers)
                        .isShared());
    }

    @Test
    void readsAllHeadersInTheirOrder() {
        assertEquals("203.0.113.5", clientOf("10.1.2.3", "1.1.1.1", "203.0.113.5", "10.4.4.4"));
    }

    @Test
    void takesThePeerWhereNobodyIsTrusted() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", "203.0.113.5");

        assertEquals(
                "10.1.2.3",
                TrustedProxies.NONE
                        .clientOf(SocketAddress.inetSocketAddress(1, "10.1.2.3"), headers)
                        .toString());
    }

    @Test
    void countsProxiesAndThisMachineInAllOnly() {
        assertTrue(
                proxies.peerOf(SocketAddress.inetSocketAddress(1, "10.1.2.3")).isShared());
        assertTrue(
                proxies.peerOf(SocketAddress.inetSocketAddress(1, "127.0.0.1")).isShared());
        assertTrue(proxies.peerOf(SocketAddress.inetSocketAddress(1, "::1")).isShared());
        assertFalse(proxies.peerOf(SocketAddress.inetSocketAddress(1, "198.51.100.9"))
                .isShared());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "proxy.example.com", "10.0.0", "10.0.0.0/8/8", "::/129", "*", "1.2.3.4.5"})
    void refusesWhatIsNoAddress(String entry) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(List.of(entry)));

        assertEquals(
                "\"" + entry + "\": expected an address such as 10.0.0.7, or a network such as 10.0.0.0/8.",
                refused.getMessage());
    }

    private String clientOf(String peer, String... forwarded) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        List.of(forwarded).forEach(each -> headers.add("X-Forwarded-For", each));
        return proxies.clientOf(SocketAddress.inetSocketAddress(1, peer), headers)
                .toString();
    }
}
