package dev.parley.inbox.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * The address of an external broker in {@code inbox.broker-url}: {@code tcp://host:port}, several separated by commas, each
 * optionally with parameters of Artemis after a question mark. {@link #toString} gives host and port only: parameters may be
 * secret.
 */
public record BrokerAddress(String host, int port, Map<String, String> parameters) {
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile(",(?=\\s*[A-Za-z][A-Za-z0-9+.-]*://)");
    private static final Pattern ADDRESS = Pattern.compile(
            "tcp://(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/?#@,;&\\s]+):(?<port>\\d{1,5})/?(\\?(?<query>.*))?");
    private static final int MAX_PORT = 65_535;

    public BrokerAddress {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads the value of {@code inbox.broker-url}.
     *
     * @return at least one address, in the order in which to try them
     * @throws InvalidBrokerException if one of them is not valid or has a parameter that Artemis does not know
     */
    public static List<BrokerAddress> list(String brokerUrl) {
        if (brokerUrl.contains("(")) {
            throw new InvalidBrokerException(
                    "inbox.broker-url has parentheses: write the addresses one after the other, each with"
                            + " its own parameters, tcp://a:61616,tcp://b:61616.");
        }
        List<BrokerAddress> addresses = new ArrayList<>();
        for (String one : BETWEEN_ADDRESSES.splitAsStream(brokerUrl.strip()).toList()) {
            addresses.add(parse(one.strip()));
        }
        return List.copyOf(addresses);
    }

    private static BrokerAddress parse(String written) {
        Matcher address = ADDRESS.matcher(written);
        if (!address.matches()) {
            throw new InvalidBrokerException(
                    "inbox.broker-url has \"" + withoutSecrets(written) + "\": " + expectation(written));
        }
        int port = Integer.parseInt(address.group("port"));
        if (port == 0 || port > MAX_PORT) {
            throw new InvalidBrokerException("inbox.broker-url has \"" + withoutSecrets(written)
                    + "\": expected a port from 1 to " + MAX_PORT + ".");
        }
        String host = address.group("host").replaceAll("[\\[\\]]", "");
        String query = address.group("query");
        return new BrokerAddress(host, port, query == null ? Map.of() : BrokerParameters.parse(query));
    }

    private static String expectation(String written) {
        if (written.matches("(ssl|tls|https|amqps)://.*")) {
            return "expected tcp://host:port. For TLS write tcp://host:port?sslEnabled=true.";
        }
        if (written.matches("[^?]*@.*")) {
            return "set the user and the password in inbox.user and inbox.password.";
        }
        return "expected " + InboxSettings.EMBEDDED
                + " for the embedded broker, or tcp://host:port, several separated by" + " commas.";
    }

    /** Removes what may hold a password: the parameters, and a user before the host. */
    private static String withoutSecrets(String written) {
        return written.replaceFirst("\\?.*", "?…").replaceFirst("//.*@", "//…@");
    }

    /** Returns the core client's configuration. */
    TransportConfiguration transport() {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(TransportConstants.HOST_PROP_NAME, host);
        all.put(TransportConstants.PORT_PROP_NAME, port);
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), all, toString());
    }

    boolean isEncrypted() {
        return Boolean.parseBoolean(parameters.get(TransportConstants.SSL_ENABLED_PROP_NAME));
    }

    @Override
    public String toString() {
        return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
