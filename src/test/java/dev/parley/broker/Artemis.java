package dev.parley.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * An instance of the broker and how it is to be started. Started twice, it is the same broker again, on the same data.
 *
 * @param folder its own, for settings and what it prints
 * @param data its journal, which the backup of a pair shares
 * @param acceptor parameters of its acceptor beside the protocol
 * @param setUp what {@code docs/broker.xml} holds, or something else
 * @param pair whether it is primary or backup, and with whom; empty for one that is alone
 */
public record Artemis(Path folder, Path data, int port, String acceptor, String setUp, String pair) {
    public static final String USER = "parley";
    public static final String PASSWORD = "the password of parley";

    /** One that has the role of Parley, and may manage the broker besides. */
    public static final String ADMIN = "admin";

    /** One whom the broker knows, and who may do nothing. */
    public static final String STRANGER = "stranger";

    private static final Path DISTRIBUTION = Path.of("target/apache-artemis").toAbsolutePath();
    private static final Path FRAGMENT = Path.of("docs/broker.xml");

    private static final String OF_ANYBODY =
            """
            <security-settings>
                <security-setting match="#">
                    <permission type="send" roles="parley"/>
                    <permission type="consume" roles="parley"/>
                    <permission type="browse" roles="parley"/>
                    <permission type="createAddress" roles="parley"/>
                    <permission type="deleteAddress" roles="parley"/>
                    <permission type="createDurableQueue" roles="parley"/>
                    <permission type="deleteDurableQueue" roles="parley"/>
                </security-setting>
            </security-settings>
            """;

    /** Plans a broker that is set up as {@code docs/inbox.md} says. */
    public static Artemis in(Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, "artemis").toRealPath();
            return new Artemis(folder, folder.resolve("data"), freePort(), "", fragment(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what stands inside the outermost element: the shipped file is a document of its own. */
    private static String fragment() throws IOException {
        String file = Files.readString(FRAGMENT);
        String inside = file.substring(file.indexOf("<core xmlns=\"urn:activemq:core\">"), file.lastIndexOf("</core>"));
        return inside.substring(inside.indexOf('>') + 1);
    }

    /** Returns one that only knows who our user is, as if nobody had read the guide. */
    public Artemis withoutFragment() {
        return new Artemis(folder, data, port, acceptor, OF_ANYBODY, pair);
    }

    /** Returns one whose set-up somebody has changed. */
    public Artemis changed(UnaryOperator<String> change) {
        return new Artemis(folder, data, port, acceptor, change.apply(setUp), pair);
    }

    /** Returns one that speaks TLS. */
    public Artemis withTls(KeyStores stores) {
        String tls = ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath=" + stores.keys() + ";keyStorePassword="
                + KeyStores.PASSWORD;
        return new Artemis(folder, data, port, tls, setUp, pair);
    }

    /** Returns the first of a pair that shares one journal. */
    public Artemis asPrimary() {
        return new Artemis(folder, data, port, acceptor, setUp, policy("primary"));
    }

    /** Returns one that takes over the journal when the other is gone. */
    public Artemis asBackupOf(Artemis primary) {
        return new Artemis(folder, primary.data(), port, acceptor, setUp, policy("backup"));
    }

    private static String policy(String role) {
        return "<ha-policy><shared-store><" + role + "><failover-on-shutdown>true</failover-on-shutdown></" + role
                + "></shared-store></ha-policy>";
    }

    /** Returns the address for {@code inbox.broker-url}. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Starts it and returns when it accepts connections, or, if it is a backup, when it waits for its hour. */
    public RunningArtemis start() {
        return start(pair.contains("<backup>") ? RunningArtemis.Until.IT_WAITS : RunningArtemis.Until.IT_ACCEPTS);
    }

    /** Starts it, and returns as soon as it has got as far as that: a primary waits too, while its backup has the journal. */
    public RunningArtemis start(RunningArtemis.Until until) {
        RunningArtemis launched = launch();
        launched.await(until);
        return launched;
    }

    /** Starts it, and returns before it can do anything. */
    public RunningArtemis launch() {
        if (!Files.isDirectory(DISTRIBUTION)) {
            throw new IllegalStateException("There is no " + DISTRIBUTION + ". mvn process-test-resources unpacks it.");
        }
        try {
            Path etc = Files.createDirectories(folder.resolve("etc"));
            Files.writeString(etc.resolve("broker.xml"), BrokerFiles.broker(this));
            Files.writeString(etc.resolve("bootstrap.xml"), BrokerFiles.bootstrap(etc.resolve("broker.xml")));
            Files.writeString(etc.resolve("login.config"), BrokerFiles.LOGIN);
            Files.writeString(etc.resolve("management.xml"), BrokerFiles.MANAGEMENT);
            Files.writeString(etc.resolve("log4j2.properties"), BrokerFiles.LOGGING);
            Files.writeString(etc.resolve("users.properties"), BrokerFiles.users(List.of(USER, ADMIN, STRANGER)));
            Files.writeString(etc.resolve("roles.properties"), BrokerFiles.ROLES);
            Files.createDirectories(folder.resolve("tmp"));
            Path printed = Files.createTempFile(folder, "printed", ".txt");
            Process process = new ProcessBuilder(BrokerFiles.command(DISTRIBUTION, folder))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            return new RunningArtemis(process, printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Picks below the ports that the system gives to callers, so that none of them takes it before we do. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
