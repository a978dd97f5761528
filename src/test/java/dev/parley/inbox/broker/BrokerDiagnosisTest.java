package dev.parley.inbox.broker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.parley.broker.Artemis;
import dev.parley.broker.KeyStores;
import dev.parley.broker.RunningArtemis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages for a wrong address, user or certificate. */
class BrokerDiagnosisTest {
    private static final String THEN = ". Start one, or correct inbox.broker-url; see docs/inbox.md.";

    private static Artemis plain;
    private static Artemis secure;
    private static KeyStores stores;
    private static List<RunningArtemis> running;

    @BeforeAll
    static void start(@TempDir Path folder) {
        stores = KeyStores.in(folder);
        plain = Artemis.in(folder);
        secure = Artemis.in(folder).withTls(stores);
        running = List.of(plain.start(), secure.start());
    }

    @AfterAll
    static void stop() {
        running.forEach(RunningArtemis::close);
    }

    @Test
    void doesNotComeUpWhenTheCertificateIsTrusted() {
        assertDoesNotThrow(() -> check(secure.url() + trusting(KeyStores.PASSWORD), Artemis.USER, Artemis.PASSWORD));
    }

    @Test
    void doesNotComeUpWhenTheSecondOfAPairAccepts() {
        assertDoesNotThrow(() -> check("tcp://127.0.0.1:1," + plain.url(), Artemis.USER, Artemis.PASSWORD));
    }

    @Test
    void isAWrongPassword() {
        assertRefused(
                "The broker at " + plain.url()
                        + " refused the user \"parley\" or the password: check inbox.user and inbox.password.",
                plain.url(),
                Artemis.USER,
                "wrong");
    }

    @Test
    void isAMissingUser() {
        assertRefused(
                "The broker at " + plain.url() + " requires a user and a password: set inbox.user and inbox.password.",
                plain.url(),
                null,
                null);
    }

    @Test
    void isAnUnknownHostOrAWrongPort() {
        assertRefused(
                "No broker of inbox.broker-url can be used: tcp://broker.invalid:61616: the host name is not known;"
                        + " tcp://127.0.0.1:1: nothing listens there" + THEN,
                "tcp://broker.invalid:61616,tcp://127.0.0.1:1");
    }

    @Test
    void isSomethingElseThatListensThere() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        String url = "tcp://127.0.0.1:" + other.getAddress().getPort();
        try {
            assertRefused(
                    "No broker of inbox.broker-url can be used: " + url
                            + ": what listens there does not answer like an Artemis broker" + THEN,
                    url);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void isAnUntrustedCertificate() {
        assertRefused(
                "No broker of inbox.broker-url can be used: " + secure.url()
                        + ": its certificate is not trusted (unable to find valid certification path to requested"
                        + " target); check trustStorePath, and the host name that the certificate is for" + THEN,
                secure.url() + "?sslEnabled=true");
    }

    @Test
    void isACertificateOfAnotherHost() {
        String elsewhere = secure.url().replace("127.0.0.1", "localhost");

        assertRefused(
                "No broker of inbox.broker-url can be used: " + elsewhere
                        + ": its certificate is not trusted (No name matching localhost found); check trustStorePath,"
                        + " and the host name that the certificate is for" + THEN,
                elsewhere + trusting(KeyStores.PASSWORD));
    }

    @Test
    void isATrustStoreThatCannotBeOpened() {
        assertRefused(
                "No broker of inbox.broker-url can be used: " + secure.url()
                        + ": the trust store or key store cannot be opened (keystore password was incorrect)" + THEN,
                secure.url() + trusting("wrong"));
    }

    @Test
    void isTlsOnOneSideOnly() {
        assertRefused(
                "No broker of inbox.broker-url can be used: " + secure.url()
                        + ": it uses TLS there: add ?sslEnabled=true, and trustStorePath unless its certificate is"
                        + " public" + THEN,
                secure.url());
        assertRefused(
                "No broker of inbox.broker-url can be used: " + plain.url()
                        + ": it does not use TLS there; is this the port without sslEnabled?" + THEN,
                plain.url() + trusting(KeyStores.PASSWORD));
    }

    private static String trusting(String password) {
        return "?sslEnabled=true;trustStoreType=PKCS12;trustStorePath=" + stores.trust() + ";trustStorePassword="
                + password;
    }

    private static void check(String url, @Nullable String user, @Nullable String password) {
        new BrokerCheck(BrokerAddress.list(url), user, password).run();
    }

    private static void assertRefused(String expected, String url) {
        assertRefused(expected, url, Artemis.USER, Artemis.PASSWORD);
    }

    private static void assertRefused(String expected, String url, @Nullable String user, @Nullable String password) {
        InvalidBrokerException refused = assertThrows(InvalidBrokerException.class, () -> check(url, user, password));

        assertEquals(expected, refused.getMessage());
    }
}
