package dev.parley.inbox.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAddressTest {
    @Test
    void readsOneAddress() {
        assertEquals(
                List.of(new BrokerAddress("broker.example.com", 61616, Map.of())),
                BrokerAddress.list(" tcp://broker.example.com:61616/ "));
    }

    @Test
    void readsAPairInItsOrderEachWithItsOwnParameters() {
        List<BrokerAddress> pair = BrokerAddress.list(
                "tcp://a:61616?sslEnabled=true;enabledProtocols=TLSv1.2,TLSv1.3 , tcp://[::1]:61617?tcpNoDelay=true");

        assertEquals(
                List.of(
                        new BrokerAddress(
                                "a", 61616, Map.of("sslEnabled", "true", "enabledProtocols", "TLSv1.2,TLSv1.3")),
                        new BrokerAddress("::1", 61617, Map.of("tcpNoDelay", "true"))),
                pair);
        assertEquals("[tcp://a:61616, tcp://[::1]:61617]", pair.toString());
    }

    @Test
    void connectsWithArtemisOwnNames() {
        TransportConfiguration transport =
                BrokerAddress.list("tcp://a:61616?sslEnabled=true").get(0).transport();

        assertEquals(Map.of("host", "a", "port", 61616, "sslEnabled", "true"), transport.getParams());
    }

    @Test
    void keepsThePlusOfAPasswordAndDecodesTheRest(@TempDir Path folder) throws IOException {
        Path trust = Files.createFile(folder.resolve("trust.p12"));

        BrokerAddress address = BrokerAddress.list(
                        "tcp://a:61616?sslEnabled=true&trustStorePath=" + trust + "&trustStorePassword=a+b%26c")
                .get(0);

        assertEquals("a+b&c", address.parameters().get("trustStorePassword"));
        assertEquals("tcp://a:61616", address.toString());
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertRefused(
                "inbox.broker-url has \"artemis\": expected vm://0 for the embedded broker, or tcp://host:port, several"
                        + " separated by commas.",
                "artemis");
        assertRefused(
                "inbox.broker-url has \"tcp://b\": expected vm://0 for the embedded broker, or tcp://host:port, several"
                        + " separated by commas.",
                "tcp://a:61616,tcp://b");
        assertRefused("inbox.broker-url has \"tcp://a:70000\": expected a port from 1 to 65535.", "tcp://a:70000");
        assertRefused(
                "inbox.broker-url has \"ssl://a:61617\": expected tcp://host:port. For TLS write"
                        + " tcp://host:port?sslEnabled=true.",
                "ssl://a:61617");
        assertRefused(
                "inbox.broker-url has parentheses: write the addresses one after the other, each with its own parameters,"
                        + " tcp://a:61616,tcp://b:61616.",
                "(tcp://a:1,tcp://b:2)");
    }

    @Test
    void neverPrintsASecret() {
        assertRefused(
                "inbox.broker-url has \"tcp://…@a:61616\": set the user and the password in inbox.user and"
                        + " inbox.password.",
                "tcp://parley:secret@a:61616");
        assertRefused(
                "inbox.broker-url has \"http://a:61616?…\": expected vm://0 for the embedded broker, or tcp://host:port,"
                        + " several separated by commas.",
                "http://a:61616?trustStorePassword=secret");
        assertRefused(
                "inbox.broker-url has the parameter password: set inbox.password instead.",
                "tcp://a:61616?password=secret");
    }

    @Test
    void refusesAParameterThatArtemisWouldOverlook() {
        assertRefused(
                "inbox.broker-url: unknown parameter \"sslEnable\" of Artemis. Did you mean \"sslEnabled\"?",
                "tcp://a:61616?sslEnable=true");
        assertRefused(
                "inbox.broker-url: sslEnabled is \"yes\": expected true or false.", "tcp://a:61616?sslEnabled=yes");
        assertRefused("inbox.broker-url: the parameter sniHost has no value.", "tcp://a:61616?sniHost");
        assertRefused(
                "inbox.broker-url has the parameter sniHost twice for one address.",
                "tcp://a:61616?sniHost=a;sniHost=b");
    }

    @Test
    void refusesParametersThatAreNotForTheAddress() {
        assertRefused(
                "inbox.broker-url has the parameter ha, which Parley sets itself: remove it. Parley tries the"
                        + " addresses in turn until one accepts.",
                "tcp://a:61616?ha=true");
    }

    @Test
    void refusesTlsThatWouldNotTakePlace() {
        assertRefused(
                "inbox.broker-url has the parameter verifyHost, but not sslEnabled=true: the connection would not be"
                        + " encrypted.",
                "tcp://a:61616?verifyHost=true");
        assertRefused(
                "inbox.broker-url: trustStorePath is /nowhere/trust.p12: the file does not exist or cannot be read."
                        + " Write an absolute path, /etc/….",
                "tcp://a:61616?sslEnabled=true;trustStorePath=/nowhere/trust.p12");
    }

    private static void assertRefused(String expected, String brokerUrl) {
        InvalidBrokerException refused =
                assertThrows(InvalidBrokerException.class, () -> BrokerAddress.list(brokerUrl));

        assertEquals(expected, refused.getMessage());
    }
}
